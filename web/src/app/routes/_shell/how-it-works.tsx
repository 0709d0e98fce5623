import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/how-it-works")({ component: HowItWorksPage });

function HowItWorksPage() {
  return <Page title="How it works">{null}</Page>;
}
