import { createFileRoute } from "@tanstack/react-router";

import { Page } from "@/components/page";

export const Route = createFileRoute("/_shell/exercises/")({ component: ExercisesPage });

function ExercisesPage() {
  return <Page title="Exercises">{null}</Page>;
}
