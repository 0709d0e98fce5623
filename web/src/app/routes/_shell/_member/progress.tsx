import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/_member/progress")({ component: ProgressPage });

function ProgressPage() {
  return <Page title="Progress">{null}</Page>;
}
