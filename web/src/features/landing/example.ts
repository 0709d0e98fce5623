import type { Pose } from "@/components/figure";

import made from "./example.json";

/** A simulated set of squats that begins to lean: what a real analysis found in it. Made by scripts/figures.py. */
export const EXAMPLE = made;
const poses: Pose[] = made.poses;
const [from = 0, to = 0] = made.wrong;

export const FRAMES = poses.length;
/** Where the fault shows best. */
export const WORST = Math.round((from + to) / 2);

export interface Moment {
  pose: Pose;
  /** Of the trunk, degrees from upright. */
  lean: number;
  wrong: boolean;
}

const [SHOULDER, HIP] = [1, 4];
const OTHER = 8;

export function momentAt(frame: number): Moment {
  const pose = poses[frame % FRAMES] ?? [];
  const middle = (joint: number, axis: 0 | 1) =>
    ((pose[joint * 2 + axis] ?? 0) + (pose[(joint + OTHER) * 2 + axis] ?? 0)) / 2;
  const ahead = middle(SHOULDER, 0) - middle(HIP, 0);
  const up = middle(HIP, 1) - middle(SHOULDER, 1);
  const lean = Math.round((Math.atan2(ahead, up) * 180) / Math.PI);
  return { pose, lean, wrong: frame >= from && frame < to && lean > EXAMPLE_LIMIT };
}

/** Degrees from which a squat leans too far; the target of the library. */
export const EXAMPLE_LIMIT = 50;
