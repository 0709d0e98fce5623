import type { AngleName } from "@/features/results/pose/angles";
import type { Metric, Rep } from "@/features/results/types";

import { phases, type Span } from "./spans";

/** Where an angle should be, and when. */
export interface Band {
  metric: Metric;
  low: number | null;
  high: number | null;
  /** The parts of the film it is about; none: all of it. */
  when: Span[];
}

/** What the engine measures in the picture's plane, as this page does. */
const ANGLE_OF: Record<string, AngleName> = {
  knee_angle: "knee",
  hip_angle: "hip",
  elbow_angle: "elbow",
  elbow_angle_sagittal: "elbow",
  trunk_lean: "trunk",
  trunk_inclination: "trunk",
};
/** Seconds around the end of a rep that count as its rest. */
const REST = 0.2;

/** Whether an angle in the picture is the joint's own: seen from the side, or an elbow from the front. */
export function isTrue(angle: AngleName, view: string): boolean {
  return view === "side" || (angle === "elbow" && view === "front");
}

/** The targets that can be drawn into the curve of an angle. */
export function bandsOf(
  angle: AngleName,
  view: string,
  metrics: Metric[],
  reps: Rep[],
  liftsFirst: boolean,
): Band[] {
  if (!isTrue(angle, view)) return [];
  return metrics
    .filter(
      (metric) => ANGLE_OF[metric.measure ?? ""] === angle && (metric.low ?? metric.high ?? null) !== null,
    )
    .map((metric) => ({
      metric,
      low: metric.low ?? null,
      high: metric.high ?? null,
      when: whenOf(metric.event ?? "", reps, liftsFirst),
    }));
}

function whenOf(event: string, reps: Rep[], liftsFirst: boolean): Span[] {
  const turn = liftsFirst ? "top" : "bottom";
  if (event === "top" || event === "bottom")
    return reps.map((rep) => (event === turn ? turning(rep, liftsFirst) : resting(rep)));
  if (event !== "eccentric" && event !== "concentric") return [];
  return reps.flatMap((rep) => phases(rep, liftsFirst).filter((phase) => phase.name === event));
}

function turning(rep: Rep, liftsFirst: boolean): Span {
  const pause = phases(rep, liftsFirst).find((phase) => phase.name === "turn");
  const turn = rep.turnSeconds ?? (rep.startSeconds + rep.endSeconds) / 2;
  return pause ?? { start: turn - REST / 2, end: turn + REST / 2 };
}

const resting = (rep: Rep): Span => ({ start: rep.endSeconds - REST, end: rep.endSeconds + REST });
