import type { Schema } from "@/client";

type Share = Schema<"Share">;

const sum = (shares: Share[]): Share => ({
  found: shares.reduce((all, one) => all + one.found, 0),
  of: shares.reduce((all, one) => all + one.of, 0),
});

/** Over all sides that it was filmed from. */
export function total(views: Schema<"ViewAccuracy">[], what: "exact" | "falseAlarms"): Share {
  return sum(views.map((view) => view[what]));
}

/** How many faults of a size that matters were found. */
export function foundOf(faults: Schema<"FaultAccuracy">[]): Share {
  return sum(faults.flatMap((fault) => [fault.moderate, fault.severe]));
}
