import { useQuery } from "@tanstack/react-query";

import { answer, api, type Schema } from "@/client";

export type Exercise = Schema<"ExerciseCard">;

/** What was done on the film: one of the library, or a movement by the name that a person gave it. */
export interface Movement {
  name: string;
  exercise: Exercise | null;
}

const HALF_AN_HOUR = 30 * 60_000;

/** How an exercise is filmed. */
export function useFilming(slug: string | undefined) {
  return useQuery({
    queryKey: ["exercises", slug],
    queryFn: () =>
      answer(api.GET("/v1/exercises/{exercise}", { params: { path: { exercise: slug ?? "" } } })),
    staleTime: HALF_AN_HOUR,
    enabled: slug !== undefined,
  });
}

/** A film that was announced and does not come any more. That it stays is no harm: the server forgets it in a day. */
export async function forgetUpload(sessionId: string): Promise<void> {
  const path = { sessionId };
  await answer(api.DELETE("/v1/analysis/sessions/{sessionId}", { params: { path } })).catch(() => undefined);
}
