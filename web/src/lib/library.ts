import { queryOptions, useQuery } from "@tanstack/react-query";

import { answer, api, type Schema } from "@/client";

import { usePreferences } from "./preferences";

type Card = Pick<Schema<"ExerciseCard">, "name" | "aliases">;

const HALF_AN_HOUR = 30 * 60_000;
/** In which the server keeps the names of exercises with each set. */
const KEPT_IN = "en";

/** The whole library in the person's language: one request, from then on searched here. */
export const libraryQuery = queryOptions({
  queryKey: ["exercises"],
  queryFn: async () => (await answer(api.GET("/v1/exercises"))).exercises,
  staleTime: HALF_AN_HOUR,
});

/** What an exercise is called in the person's language, by the name that is kept with a set. */
export function useCalled(): (kept: string) => string {
  const { language } = usePreferences();
  const { data } = useQuery({ ...libraryQuery, select: namesOf, enabled: language !== KEPT_IN });
  return (kept) => (language === KEPT_IN ? kept : (data?.get(kept) ?? kept));
}

/** By every other name that an exercise has. A movement that somebody has named themselves is not among them. */
export function namesOf(cards: Card[]): Map<string, string> {
  return new Map(cards.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const)));
}
