import { createFileRoute } from "@tanstack/react-router";

import { visitorsOnly } from "@/app/guards";
import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/")({ beforeLoad: visitorsOnly, component: LandingPage });

function LandingPage() {
  return <Page title="Biome">{null}</Page>;
}
