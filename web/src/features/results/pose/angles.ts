import { at, COUNT, mark, type PoseTrack } from "./track";
import type { Side } from "@/features/results/types";

/** Visibility under which a point is neither drawn nor measured. */
export const SEEN = 0.35;
const DEGREES = 180 / Math.PI;

export interface Point {
  x: number;
  y: number;
}

/** Degrees at `middle` between two others, 0 to 180. In pixels: shares of the picture's sides would distort it. */
export function interior(first: Point, middle: Point, last: Point): number {
  const [ax, ay] = [first.x - middle.x, first.y - middle.y];
  const [bx, by] = [last.x - middle.x, last.y - middle.y];
  return Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * DEGREES;
}

/** Degrees of the way from `low` to `high` from straight up, 0 to 180. */
export function fromUpright(low: Point, high: Point): number {
  return Math.abs(Math.atan2(high.x - low.x, low.y - high.y)) * DEGREES;
}

type Read = (name: string) => Point;
interface Angle {
  joints: string[];
  of: (at: Read) => number;
  /** Whether there is one a side. */
  sided: boolean;
}

const between = (first: string, middle: string, last: string): Angle => ({
  joints: [first, middle, last],
  of: (at) => interior(at(first), at(middle), at(last)),
  sided: true,
});

/** What a picture of the body shows by itself; the names are the engine's where it is the same thing. */
export const ANGLES = {
  knee: between("hip", "knee", "ankle"),
  hip: between("shoulder", "hip", "knee"),
  elbow: between("shoulder", "elbow", "wrist"),
  shoulder: between("hip", "shoulder", "elbow"),
  line: between("shoulder", "hip", "ankle"),
  trunk: { joints: ["hip", "shoulder"], of: (at) => fromUpright(at("hip"), at("shoulder")), sided: false },
} satisfies Record<string, Angle>;

export type AngleName = keyof typeof ANGLES;
export const ANGLE_NAMES = Object.keys(ANGLES) as AngleName[];

/** An angle through the film, a number a row of the track; NaN where its points were not seen. */
export function curve(track: PoseTrack, name: AngleName, side: Side): Float32Array {
  const angle: Angle = ANGLES[name];
  const marks = Object.fromEntries(angle.joints.map((joint) => [joint, mark(track, `${side}_${joint}`)]));
  const used = Object.values(marks);
  const read = (row: number) => (joint: string) => {
    const place = (row * COUNT + (marks[joint] ?? 0)) * 2;
    return { x: at(track.points, place), y: at(track.points, place + 1) };
  };
  return Float32Array.from(track.times, (_, row) =>
    used.every((one) => at(track.visibility, row * COUNT + one) >= SEEN) ? angle.of(read(row)) : NaN,
  );
}

/** The side that the camera sees better. */
export function nearSide(track: PoseTrack): Side {
  const seen = (side: Side) =>
    ["shoulder", "hip", "knee"].reduce((sum, joint) => {
      const one = mark(track, `${side}_${joint}`);
      let all = 0;
      for (let row = 0; row < track.times.length; row++) all += at(track.visibility, row * COUNT + one);
      return sum + all;
    }, 0);
  return seen("right") > seen("left") ? "right" : "left";
}

/** How far a curve moves, degrees from its 10th to its 90th percentile; 0 where little of it was seen. */
export function swing(values: Float32Array): number {
  const seen = values.filter((value) => !Number.isNaN(value)).sort();
  if (seen.length < values.length / 2 || seen.length < 3) return 0;
  const rank = (share: number) => at(seen, Math.round(share * (seen.length - 1)));
  return rank(0.9) - rank(0.1);
}
