import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/_member/analyses/new")({ component: NewAnalysisPage });

function NewAnalysisPage() {
  return <Page title="New analysis">{null}</Page>;
}
