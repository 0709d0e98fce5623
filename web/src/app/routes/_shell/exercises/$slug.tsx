import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/exercises/$slug")({ component: ExercisePage });

function ExercisePage() {
  return <Page title="Exercise">{null}</Page>;
}
