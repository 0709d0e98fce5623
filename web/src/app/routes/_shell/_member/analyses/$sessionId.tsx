import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/_member/analyses/$sessionId")({ component: AnalysisPage });

function AnalysisPage() {
  return <Page title="Analysis">{null}</Page>;
}
