import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/_member/analyses/")({ component: HistoryPage });

function HistoryPage() {
  return <Page title="History">{null}</Page>;
}
