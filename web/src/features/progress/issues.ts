import type { Schema } from "@/client";

import type { Standing } from "./api";

export type Course = "gone" | "fading" | "steady" | "growing";

export interface Recurring extends Schema<"RecurringIssue"> {
  exerciseName: string;
  course: Course;
}

const FEWEST = 6;
/** Sets without it after which it is gone. */
const FREE = 4;
/** Change in the share of sets that counts. */
const CHANGE = 0.3;

/** Whether a fault fades: its share of the later half of the sets against that of the earlier one. */
export function courseOf(lately: readonly boolean[]): Course {
  if (lately.length >= FREE && !lately.slice(-FREE).includes(true)) return "gone";
  if (lately.length < FEWEST) return "steady";
  const half = Math.floor(lately.length / 2);
  const change = share(lately.slice(-half)) - share(lately.slice(0, half));
  if (change <= -CHANGE) return "fading";
  return change >= CHANGE ? "growing" : "steady";
}

function share(seen: readonly boolean[]): number {
  return seen.filter(Boolean).length / seen.length;
}

const ORDER: Course[] = ["growing", "steady", "fading", "gone"];

/** What comes back in any exercise: what needs work first. */
export function recurring(standings: readonly Standing[]): Recurring[] {
  return standings
    .flatMap(({ exerciseName, recurringIssues }) =>
      recurringIssues.map((issue) => ({ ...issue, exerciseName, course: courseOf(issue.lately) })),
    )
    .sort((a, b) => ORDER.indexOf(a.course) - ORDER.indexOf(b.course) || b.count - a.count);
}
