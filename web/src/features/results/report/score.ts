import type { Issue, Results } from "@/features/results/types";

const TENTH = 0.05;

export interface Cost {
  issue: Issue;
  points: number;
}

export interface Explanation {
  /** What took points away, the costliest first. */
  costs: Cost[];
  /** Issues that are shown and cost nothing, as they are small or unsure. */
  free: Issue[];
  /** Points beyond those: a severe fault limits what a set can reach; what is too small to be told costs a little, too. */
  rest: number;
}

/** What took a set from 10 to its score. */
export function explained(results: Results): Explanation {
  const costs = results.issues
    .map((issue) => ({ issue, points: issue.deduction ?? 0 }))
    .sort((a, b) => b.points - a.points);
  const told = costs.reduce((sum, cost) => sum + cost.points, 0);
  const lost = 10 - (results.result.overallScore ?? 10);
  const known = results.issues.some((issue) => typeof issue.deduction === "number");
  return {
    costs: costs.filter((cost) => cost.points >= TENTH),
    free: costs.filter((cost) => cost.points < TENTH).map((cost) => cost.issue),
    rest: known && lost - told >= TENTH ? Math.round((lost - told) * 10) / 10 : 0,
  };
}

export type Rating = "excellent" | "good" | "fair" | "work";

/** The word for a score; the coach has the same ones. */
export function rating(score: number): Rating {
  if (score >= 9) return "excellent";
  if (score >= 7.5) return "good";
  return score >= 6 ? "fair" : "work";
}

export type Surety = "verySure" | "sure" | "likely" | "possible";

/** How sure a finding is, as a word. Under 0.65 the coach, too, only calls it possible. */
export function surety(confidence: number): Surety {
  if (confidence >= 0.9) return "verySure";
  if (confidence >= 0.75) return "sure";
  return confidence >= 0.65 ? "likely" : "possible";
}
