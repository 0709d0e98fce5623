/** Names as people write them, told apart as the server does: `src/biome/exercises/{naming,index}.py`. */

export interface Named {
  name: string;
  slug: string;
  aliases: readonly string[];
}

const SHORTEST_STEM = 4;
/** Letters from which a name may have one slip, and from which two. */
const SLIPS = [5, 10];
/** Letters of a word that may still lack one within; all of a shorter word must be right. */
const SHORT = 4;
const PLURAL_S = /(^|[^s])s$/;
/** What the library does not hold and what is no slip for what it does. */
const OTHER = ["planche", "adduction", "adduktion", "aduccion"].map(stem);

/** Small letters without accents; “ue” is “ü”, and both are “u” (“Liegestuetz”). */
export function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/([aou])e/g, "$1");
}

/** The name's words, folded; an apostrophe parts none. */
export function wordsOf(name: string): string[] {
  return (
    folded(name)
      .replace(/['’]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A folded word without its plural's ending in English, German or Spanish: “lunges”, “Kniebeugen”, “flexiones”. */
export function stem(word: string): string {
  if (word.length > SHORTEST_STEM && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  const one = word.replace(PLURAL_S, "$1");
  const left = one.length - (/e[lr]n$/.test(one) ? 1 : (/en?$/.exec(one)?.[0].length ?? 0));
  return left >= SHORTEST_STEM ? one.slice(0, left) : one;
}

/** A name as it is compared. */
export interface Reading {
  words: string[];
  stems: string[];
  /** What it is looked up by: its words run together, and the same with each word in the singular. */
  keys: string[];
}

export function read(name: string): Reading {
  const words = wordsOf(name);
  const stems = words.map(stem);
  return { words, stems, keys: [stem(words.join("")), stems.join("")].filter((key) => key !== "") };
}

const known = new Map<string, Reading>();

/** The same for a name of the library: it is read once, and compared at each key. */
export function reading(name: string): Reading {
  const kept = known.get(name) ?? read(name);
  known.set(name, kept);
  return kept;
}

interface Entry<T> extends Reading {
  one: T;
}

/** The one that is called so, or that it can only be a slip of; undefined when there is none, or more than one. */
export function meant<T extends Named>(library: readonly T[], typed: string): T | undefined {
  const wanted = read(typed);
  if (wanted.words.length === 0) return undefined;
  const entries = library.flatMap((one) =>
    [one.slug, one.name, ...one.aliases].map((name) => ({ one, ...reading(name) })),
  );
  const called = onlyOne(entries.filter((name) => name.keys.some((key) => wanted.keys.includes(key))));
  if (called) return called;
  const moved = entries.filter(({ stems }) => shuffled(stems) === shuffled(wanted.stems));
  return onlyOne(moved.length > 0 ? moved : fewestSlips(entries, wanted));
}

const shuffled = (words: string[]) => [...words].sort().join(" ");

function onlyOne<T>(found: Entry<T>[]): T | undefined {
  return new Set(found.map(({ one }) => one)).size === 1 ? found[0]?.one : undefined;
}

/** A word that other names know is no slip: “curl con banda” is no curl “con barra”. */
function fewestSlips<T>(entries: Entry<T>[], { words, stems }: Reading): Entry<T>[] {
  const vocabulary = new Set([...OTHER, ...entries.flatMap((name) => name.stems)]);
  const kept = stems.filter((word) => vocabulary.has(word));
  if (kept.length === stems.length || kept.some((word) => OTHER.includes(word))) return [];
  const far = entries
    .filter((name) => kept.every((word) => name.stems.includes(word)))
    .map((name) => ({ name, count: between(words, name.words) }));
  const fewest = Math.min(...far.map(({ count }) => count));
  return far.filter(({ count }) => count === fewest && count < Infinity).map(({ name }) => name);
}

/** The slips that make one name of the other; Infinity where it is another name. */
function between(typed: string[], name: string[]): number {
  if (typed.length !== name.length) return wordSlips(typed.join(""), name.join(""));
  const total = typed.reduce((sum, word, at) => sum + wordSlips(word, name[at] ?? ""), 0);
  return total > Math.max(slipsAllowed(typed.join("")), 1) ? Infinity : total;
}

function slipsAllowed(word: string): number {
  const { length } = word.replace(PLURAL_S, "$1");
  return SLIPS.filter((least) => length >= least).length;
}

const wordSlips = (typed: string, word: string) => Math.min(slip(typed, word), slip(stem(typed), stem(word)));

/** One at most in a word, and none in its first letter; a word of four letters may only lack one within. */
function slip(typed: string, word: string): number {
  if (typed === word) return 0;
  if (!typed.startsWith(word.charAt(0)) || !isOneSlip(typed, word)) return Infinity;
  const isShortOfOne = typed.length === SHORT && word.length > SHORT && typed.at(-1) === word.at(-1);
  return slipsAllowed(typed) > 0 || isShortOfOne ? 1 : Infinity;
}

/** Whether one letter was added, left out or changed, or two neighbours were swapped. */
function isOneSlip(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  const swapped = (a[1] ?? "") + (a[0] ?? "") + a.slice(2);
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) || (a.length > 1 && swapped === b);
}
