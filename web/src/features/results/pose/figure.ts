import { after } from "./clock";
import { at, COUNT, isFound, LONGEST_GAP, type PoseTrack } from "./track";

/** A body at one moment: points in pixels of the upright picture. */
export interface Figure {
  points: Float32Array;
  visibility: Float32Array;
}

/** A place to put a figure into, used again for every frame. */
export function emptyFigure(): Figure {
  return { points: new Float32Array(COUNT * 2), visibility: new Float32Array(COUNT) };
}

/** Puts the body at that moment into `into`, between analysed frames in between; false where it was not found. */
export function figureAt(track: PoseTrack, seconds: number, into: Figure): boolean {
  const { times } = track;
  const next = after(times, seconds);
  const before = Math.max(0, next - 1);
  const later = Math.min(next, times.length - 1);
  const from = nearest(track, before, -1);
  const to = nearest(track, later, 1);
  if (from === undefined || to === undefined || from === to) return alone(track, seconds, from ?? to, into);
  const gap = at(times, to) - at(times, from);
  if (gap > LONGEST_GAP) return false;
  mix(track, from, to, (seconds - at(times, from)) / gap, into);
  return true;
}

/** The row itself, or the next one that way, where somebody was found. */
function nearest(track: PoseTrack, row: number, step: 1 | -1): number | undefined {
  for (let i = row; i >= 0 && i < track.times.length; i += step) {
    if (isFound(track, i)) return i;
    if (Math.abs(at(track.times, i) - at(track.times, row)) > LONGEST_GAP) return undefined;
  }
  return undefined;
}

/** At a row itself, and for a short while past the edge of where somebody was found, that one body. */
function alone(track: PoseTrack, seconds: number, row: number | undefined, into: Figure): boolean {
  if (row === undefined || Math.abs(at(track.times, row) - seconds) > LONGEST_GAP / 2) return false;
  mix(track, row, row, 0, into);
  return true;
}

function mix(track: PoseTrack, from: number, to: number, share: number, into: Figure): void {
  blend(track.points, from, to, share, into.points);
  blend(track.visibility, from, to, share, into.visibility);
}

function blend(all: Float32Array, from: number, to: number, share: number, into: Float32Array): void {
  const size = into.length;
  for (let i = 0; i < size; i++) {
    into[i] = at(all, from * size + i) * (1 - share) + at(all, to * size + i) * share;
  }
}
