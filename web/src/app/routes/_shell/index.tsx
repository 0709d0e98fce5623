import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/")({ component: LandingPage });

function LandingPage() {
  return <Page title="Biome">{null}</Page>;
}
