import { createFileRoute } from "@tanstack/react-router";

import { HowItWorks } from "@/features/landing/components/how-it-works";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/how-it-works")({
  loader: texts("landing"),
  component: HowItWorks,
});
