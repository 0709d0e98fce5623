import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schema } from "@/client";

export type ExerciseCard = Schema<"ExerciseCard">;
export type Exercise = Schema<"ExercisePage">;

const FIVE_MINUTES = 5 * 60_000;

export const exerciseQuery = (slug: string) =>
  queryOptions({
    queryKey: ["exercises", slug],
    queryFn: () => answer(api.GET("/v1/exercises/{exercise}", { params: { path: { exercise: slug } } })),
    staleTime: FIVE_MINUTES,
  });
