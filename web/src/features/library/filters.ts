import type { ExerciseCard } from "./api";

export const CATEGORIES = ["Upper Body", "Lower Body", "Core", "Other"] as const;
export type Category = (typeof CATEGORIES)[number];

/** What the list is narrowed to; it stands in the address. */
export interface Filters {
  q?: string;
  category?: Category;
  equipment?: string;
}

export function filtersOf(search: Record<string, unknown>): Filters {
  const { q, category, equipment } = search;
  return {
    ...(typeof q === "string" && q !== "" && { q }),
    ...(isCategory(category) && { category }),
    ...(typeof equipment === "string" && equipment !== "" && { equipment }),
  };
}

function isCategory(value: unknown): value is Category {
  return CATEGORIES.some((one) => one === value);
}

/** What one can train with, the most frequent first. */
export function equipmentOf(exercises: readonly ExerciseCard[]): string[] {
  const counts = new Map<string, number>();
  for (const { equipment } of exercises) counts.set(equipment, (counts.get(equipment) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
