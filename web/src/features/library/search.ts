import { search } from "@/lib/search";

import type { ExerciseCard } from "./api";
import type { Filters } from "./filters";

/** The exercises that fit, in their order: popular ones first; what was typed decides before that. */
export function found(exercises: readonly ExerciseCard[], filters: Filters): ExerciseCard[] {
  const { q = "", category, equipment } = filters;
  return search(exercises, q)
    .map(({ exercise }) => exercise)
    .filter(
      (one) =>
        (category === undefined || one.category === category) &&
        (equipment === undefined || one.equipment === equipment),
    );
}
