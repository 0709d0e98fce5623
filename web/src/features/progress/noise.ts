/** How far a score may be off the usual on an ordinary day. */
export interface Usual {
  /** The middle of the sets around each. */
  level: number[];
  /** Half the height of the band in which two sets in three lie. */
  spread: number;
}

const AROUND = 2;
/** Of a normal distribution: its standard deviation over the median distance from its middle. */
const NORMAL = 1.4826;
/** What film itself cannot tell apart. */
const LEAST = 0.25;
/** With fewer there is no telling what is usual. */
export const FEWEST = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** The running middle of scores and how much they usually differ from it; null with too few of them. */
export function usual(scores: readonly number[]): Usual | null {
  if (scores.length < FEWEST) return null;
  const level = scores.map((_, index) =>
    median(scores.slice(Math.max(0, index - AROUND), index + AROUND + 1)),
  );
  const off = scores.map((score, index) => Math.abs(score - (level[index] ?? score)));
  return { level, spread: Math.max(LEAST, NORMAL * median(off)) };
}
