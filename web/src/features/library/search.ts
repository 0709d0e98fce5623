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

/** Letters and figures alone: "push up", "Push-Up" and "pushups" are one to whoever types. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9 -]/g, "")
    .replace(/[ -]+/g, " ")
    .trim();
const tight = (text: string) => plain(text).replaceAll(" ", "");

/** How well an exercise is what was typed: the less the better; undefined when it is not. */
function distance(exercise: ExerciseCard, typed: string): number | undefined {
  const wanted = tight(typed).replace(/s$/, "");
  const names = [exercise.name, ...exercise.aliases];
  const near = names.findIndex((name) => tight(name).startsWith(wanted));
  const within = names.findIndex((name) => tight(name).includes(wanted));
  if (near === 0) return tight(exercise.name).length === wanted.length ? 0 : 1;
  if (within === 0) return 2;
  if (within > 0) return near > 0 ? 3 : 4;
  const all = plain([...names, exercise.equipment, exercise.category].join(" "));
  return plain(typed)
    .split(" ")
    .every((word) => all.includes(word.replace(/s$/, "")))
    ? 5
    : undefined;
}

/** The exercises that fit, in their order: popular ones first; what was typed decides before that. */
export function found(exercises: readonly ExerciseCard[], filters: Filters): ExerciseCard[] {
  const fitting = exercises.filter(
    (one) =>
      (filters.category === undefined || one.category === filters.category) &&
      (filters.equipment === undefined || one.equipment === filters.equipment),
  );
  const { q = "" } = filters;
  if (plain(q) === "") return fitting;
  return fitting
    .flatMap((exercise) => {
      const far = distance(exercise, q);
      return far === undefined ? [] : [{ exercise, far }];
    })
    .sort((a, b) => a.far - b.far)
    .map(({ exercise }) => exercise);
}

/** The name under which an exercise was found, when it is not its own. */
export function aliasFound(exercise: ExerciseCard, q: string | undefined): string | undefined {
  const wanted = tight(q ?? "").replace(/s$/, "");
  if (wanted === "" || tight(exercise.name).includes(wanted)) return undefined;
  return exercise.aliases.find((alias) => tight(alias).includes(wanted));
}

/** What one can train with, the most frequent first. */
export function equipmentOf(exercises: readonly ExerciseCard[]): string[] {
  const counts = new Map<string, number>();
  for (const { equipment } of exercises) counts.set(equipment, (counts.get(equipment) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
