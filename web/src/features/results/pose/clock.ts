import { at, type PoseTrack } from "./track";

type Clocked = Pick<PoseTrack, "frames" | "times" | "fps" | "totalFrames">;

/** The first index of rising `numbers` whose number is greater than `wanted`. */
export function after(numbers: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(numbers, middle) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** y at x on the line through the points (xs, ys); beyond its ends it goes on with `slope`. */
function along(xs: ArrayLike<number>, ys: ArrayLike<number>, x: number, slope: number): number {
  const next = after(xs, x);
  if (next === 0) return xs.length ? at(ys, 0) + (x - at(xs, 0)) * slope : x * slope;
  const before = next - 1;
  if (next === xs.length) return at(ys, before) + (x - at(xs, before)) * slope;
  const share = (x - at(xs, before)) / (at(xs, next) - at(xs, before));
  return at(ys, before) + share * (at(ys, next) - at(ys, before));
}

const within = (track: Clocked, frame: number) => Math.max(0, Math.min(track.totalFrames - 1, frame));

/** When a frame begins to be shown, seconds. From the real timestamps: phones film at a rate that varies. */
export function secondsOf(track: Clocked, frame: number): number {
  return along(track.frames, track.times, frame, 1 / track.fps);
}

/** Where to seek so that exactly this frame is shown: its middle, as its edges are rounded. */
export function seekingTo(track: Clocked, frame: number): number {
  const wanted = within(track, Math.round(frame));
  return Math.max(0, (secondsOf(track, wanted) + secondsOf(track, wanted + 1)) / 2);
}

/** The frame whose own timestamp this is (give or take its rounding), as requestVideoFrameCallback tells it. */
export function frameAt(track: Clocked, timestamp: number): number {
  return within(track, Math.round(along(track.times, track.frames, timestamp, track.fps)));
}

/** The frame that is shown at a moment between timestamps, as `currentTime` tells it. */
export function frameDuring(track: Clocked, seconds: number): number {
  return within(track, Math.floor(along(track.times, track.frames, seconds, track.fps) + 0.02));
}

/** Seconds of the whole film. */
export function lengthOf(track: Clocked): number {
  return secondsOf(track, track.totalFrames);
}
