import type { Metric, Rep } from "@/features/results/types";

/**
 * Where two reps are alike, seconds in each film: where they begin, turn and end. Between these a moment of one belongs
 * to the moment of the other that is as far on the way.
 */
export interface Pair {
  ours: number[];
  theirs: number[];
}

const knots = (rep: Rep) => [
  rep.startSeconds,
  rep.turnSeconds ?? (rep.startSeconds + rep.endSeconds) / 2,
  rep.endSeconds,
];

export function aligned(ours: Rep, theirs: Rep): Pair {
  return { ours: knots(ours), theirs: knots(theirs) };
}

/** The moment of the other film that belongs to this one of ours. */
export function counterpart({ ours, theirs }: Pair, seconds: number): number {
  const last = ours.length - 2;
  const next = ours.findIndex((knot, index) => index > 0 && seconds <= knot);
  const leg = next === -1 ? last : next - 1;
  const [a = 0, b = 1] = [ours[leg], ours[leg + 1]];
  const [c = 0, d = 1] = [theirs[leg], theirs[leg + 1]];
  return b > a ? c + ((seconds - a) / (b - a)) * (d - c) : c;
}

/** Where in a rep a share of it lies, 0 its beginning, 0.5 its turn, 1 its end. */
export function placeIn(pair: Pair["ours"], share: number): number {
  return counterpart({ ours: [0, 0.5, 1], theirs: pair }, share);
}

/** What was measured in both sets. Each names its numbers in the language it was analysed in: the names say nothing. */
export function inBoth(ours: Metric[], theirs: Metric[]): { metric: Metric; other: Metric }[] {
  return ours.flatMap((metric) => {
    const other = theirs.find((one) => one.metric === metric.metric);
    return other ? [{ metric, other }] : [];
  });
}

interface Past {
  id: string;
  createdAt: string;
  overallScore: number | null;
}

/**
 * The set to lay beside this one where nobody has chosen, of sets in order, the newest first: the last before it, else
 * the next after it. One with a score if there is any: without, there is hardly anything to compare.
 */
export function partner<Set extends Past>(
  session: { id: string; createdAt: string },
  sets: Set[],
): Set | undefined {
  const others = sets.filter((one) => one.id !== session.id);
  const scored = others.filter((one) => one.overallScore !== null);
  return nearest(session.createdAt, scored) ?? nearest(session.createdAt, others);
}

const nearest = <Set extends Past>(time: string, sets: Set[]) =>
  sets.find((one) => one.createdAt < time) ?? sets.at(-1);
