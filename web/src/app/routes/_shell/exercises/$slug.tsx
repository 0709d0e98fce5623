import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";

import { queryClient } from "@/client";
import { exerciseQuery } from "@/features/library/api";
import { ExerciseView } from "@/features/library/components/exercise-view";
import { texts } from "@/lib/texts";

const load = texts("library");

export const Route = createFileRoute("/_shell/exercises/$slug")({
  loader: ({ params }) => Promise.all([queryClient.query(exerciseQuery(params.slug)), load()]),
  component: ExercisePage,
});

function ExercisePage() {
  const { slug } = Route.useParams();
  const { data } = useSuspenseQuery(exerciseQuery(slug));
  return <ExerciseView exercise={data} />;
}
