import { folded, meant, type Named, read, type Reading, reading, stem } from "./naming";

/** What is searched: an exercise as the library has it. */
export interface Searched extends Named {
  isPopular: boolean;
  equipment: string;
  category: string;
}

/** An exercise that fits what was typed, and by which of its other names if not by its own. */
export interface Found<T> {
  exercise: T;
  alias?: string;
}

const NEVER = Infinity;
/** It is called otherwise, and words of its names, equipment and category together are what was typed. */
const ALL_IN_ALL = 4;
const SLIP = 5;
/** Letters that the singular of what was typed has at least to stand for the beginning of a name. */
const TELLING = 4;

interface Typed extends Reading {
  /** Its words run together, and that in the singular. */
  whole: string[];
}

/** Those that fit, best first, popular ones before others; all of them when nothing is typed. */
export function search<T extends Searched>(library: readonly T[], text: string): Found<T>[] {
  const typed = typedAs(text);
  const slipOf = meant(library, text);
  return library
    .map((exercise) => ({ ...best(exercise, typed, exercise === slipOf), exercise }))
    .filter(({ rank }) => rank < NEVER)
    .sort((a, b) => a.rank - b.rank || Number(b.exercise.isPopular) - Number(a.exercise.isPopular))
    .map(({ exercise, alias }) => (alias === undefined ? { exercise } : { exercise, alias }));
}

/** Whether the server, too, would take it for an exercise that there is. */
export function isKnown(library: readonly Named[], text: string): boolean {
  return meant(library, text) !== undefined;
}

/** The other name that fits best, when its own does not. */
export function aliasFound(exercise: Searched, text: string): string | undefined {
  const typed = typedAs(text);
  return rankOf(exercise.name, typed) < NEVER ? undefined : best(exercise, typed, false).alias;
}

function typedAs(text: string): Typed {
  const typed = read(text);
  const joined = typed.words.join("");
  const whole = [joined, stem(joined)].filter((form) => form === joined || form.length >= TELLING);
  return { ...typed, whole };
}

function best(exercise: Searched, typed: Typed, isSlip: boolean): { rank: number; alias?: string } {
  if (typed.words.length === 0) return { rank: 0 };
  const own = rankOf(exercise.name, typed);
  const others = exercise.aliases.map((alias) => ({ rank: rankOf(alias, typed) + 0.5, alias }));
  const rest = { rank: isSlip ? SLIP : isAllInAll(exercise, typed) ? ALL_IN_ALL : NEVER };
  return [{ rank: own }, ...others, rest].reduce((one, two) => (two.rank < one.rank ? two : one));
}

/** 0: it is that; 1: it begins so; 2: its words begin with those typed; 3: they are in there somewhere. */
function rankOf(name: string, typed: Typed): number {
  const { keys, words } = reading(name);
  if (keys.some((key) => typed.keys.includes(key))) return 0;
  const joined = words.join("");
  if (typed.whole.some((form) => joined.startsWith(form))) return 1;
  if (typed.words.every((one) => words.some((word) => beginsSo(word, one)))) return 2;
  const isWithin = typed.whole.some((form) => joined.includes(form));
  return isWithin || typed.words.every((one) => joined.includes(one)) ? 3 : NEVER;
}

function beginsSo(word: string, typed: string): boolean {
  const single = stem(typed);
  return (
    word.startsWith(typed) || stem(word) === single || (single.length >= TELLING && word.startsWith(single))
  );
}

function isAllInAll({ name, aliases, equipment, category }: Searched, { words }: Typed): boolean {
  const all = folded([name, ...aliases, equipment, category].join(" "));
  return words.every(
    (word) => all.includes(word) || (stem(word).length >= TELLING && all.includes(stem(word))),
  );
}
