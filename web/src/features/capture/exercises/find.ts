import type { Exercise } from "@/features/capture/api";

/** An exercise that fits what was typed, and by which of its other names if not by its own. */
export interface Found {
  exercise: Exercise;
  alias?: string;
}

const MOST = 30;
const NEVER = Infinity;

/** Those that fit, best first; when nothing is typed, the popular ones and then the rest. */
export function find(library: readonly Exercise[], typed: string): Found[] {
  const wanted = plain(typed);
  const ranked = library.map((exercise) => ({ ...best(exercise, wanted), exercise }));
  return ranked
    .filter(({ rank }) => rank < NEVER)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.exercise.isPopular) - Number(a.exercise.isPopular) ||
        a.exercise.name.localeCompare(b.exercise.name),
    )
    .slice(0, MOST)
    .map(({ exercise, alias }) => (alias === undefined ? { exercise } : { exercise, alias }));
}

/** Whether it is the name, or one of the names, of an exercise that there is. */
export function isKnown(library: readonly Exercise[], typed: string): boolean {
  const wanted = plain(typed);
  return library.some(({ name, aliases }) => [name, ...aliases].some((one) => plain(one) === wanted));
}

function best({ name, aliases }: Exercise, wanted: string): { rank: number; alias?: string } {
  if (wanted === "") return { rank: 0 };
  const own = rankOf(plain(name), wanted);
  const others = aliases.map((alias) => ({ rank: rankOf(plain(alias), wanted) + 0.5, alias }));
  return [{ rank: own }, ...others].reduce((one, two) => (two.rank < one.rank ? two : one));
}

/** 0: it is that; 1: it begins so; 2: its words begin with those typed; 3: they are in there somewhere. */
function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  const words = name.split(" ");
  const typed = wanted.split(" ");
  if (typed.every((one) => words.some((word) => word.startsWith(one)))) return 2;
  return typed.every((one) => name.includes(one)) ? 3 : NEVER;
}

/** “Pull-Up” and “pull up” are the same, and so are “élévation” and “elevation”. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
