import type { Schema } from "@/client";

/** Landmarks of a body, as BlazePose has them. */
export const COUNT = 33;
/** Seconds between two found bodies over which the body between them may be drawn. */
export const LONGEST_GAP = 0.35;

/** A body through a film: one row per analysed frame, in arrays that are quick to read while it plays. */
export interface PoseTrack {
  names: string[];
  /** Pairs of points to draw a line between. */
  bones: [number, number][];
  /** Pixels of the upright picture. */
  width: number;
  height: number;
  fps: number;
  totalFrames: number;
  /** Which frames of the film the rows are of, rising. */
  frames: Float64Array;
  /** Seconds of those frames, rising. */
  times: Float64Array;
  /** x and y of every point of every row, in pixels; NaN in rows where nobody was found. */
  points: Float32Array;
  visibility: Float32Array;
}

/** What the API answers: of pairs its document only says that they are lists. */
type Answer = Omit<Schema<"Landmarks">, "bones" | "points"> & {
  bones: number[][];
  points: (number[][] | null)[];
};

/** The answer of `…/landmarks` as a track, its points steadied a little so that drawn bones do not tremble. */
export function decoded(answer: Answer): PoseTrack {
  const rows = answer.frames.length;
  const points = new Float32Array(rows * COUNT * 2).fill(NaN);
  const visibility = new Float32Array(rows * COUNT);
  for (let row = 0; row < rows; row++) {
    answer.points[row]?.forEach((point, mark) => points.set(point, (row * COUNT + mark) * 2));
    answer.visibility[row]?.forEach((seen, mark) => (visibility[row * COUNT + mark] = seen ?? 0));
  }
  const times = Float64Array.from(answer.times);
  return {
    names: answer.names,
    bones: answer.bones as [number, number][],
    width: answer.width,
    height: answer.height,
    fps: answer.fps,
    totalFrames: answer.totalFrames,
    frames: Float64Array.from(answer.frames),
    times,
    points: steadied(points, times),
    visibility,
  };
}

/** Each row averaged with both neighbours (1 : 2 : 1) where they are near in time, as the annotated clip is drawn. */
function steadied(points: Float32Array, times: Float64Array): Float32Array {
  const size = COUNT * 2;
  const steady = points.slice();
  for (let row = 1; row < times.length - 1; row++) {
    if (at(times, row + 1) - at(times, row - 1) > 2 * LONGEST_GAP) continue;
    for (let i = row * size; i < (row + 1) * size; i++) {
      const mean = 0.25 * at(points, i - size) + 0.5 * at(points, i) + 0.25 * at(points, i + size);
      if (!Number.isNaN(mean)) steady[i] = mean;
    }
  }
  return steady;
}

/** The number at a place that is known to be there. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] ?? NaN;
}

/** The landmark of that name, `left_knee` say; -1 for none. */
export function mark(track: PoseTrack, name: string): number {
  return track.names.indexOf(name);
}

export function isFound(track: PoseTrack, row: number): boolean {
  return !Number.isNaN(at(track.points, row * COUNT * 2));
}
