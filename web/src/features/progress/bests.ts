import type { Scored, Standing } from "./api";

export interface Best {
  exerciseName: string;
  score: Scored;
  /** The most counted, or the longest held. */
  most: Scored | null;
  held: boolean;
}

const length = (one: Scored) => one.holdSeconds ?? one.repCount;

/** The best set of each exercise; of equals the first. */
export function bests(standings: readonly Standing[]): Best[] {
  return standings.flatMap(({ exerciseName, scores }) => {
    const [first] = scores;
    if (first === undefined) return [];
    const score = scores.reduce((best, one) => (one.score > best.score ? one : best), first);
    const most = scores.reduce((best, one) => (length(one) > length(best) ? one : best), first);
    return [{ exerciseName, score, most: length(most) > 0 ? most : null, held: most.holdSeconds !== null }];
  });
}
