import { secondsOf } from "@/features/results/pose/clock";
import type { PoseTrack } from "@/features/results/pose/track";
import type { Issue, Rep } from "@/features/results/types";

/** A stretch of the film, seconds. */
export interface Span {
  start: number;
  end: number;
}

export type PhaseName = "eccentric" | "turn" | "concentric";
export interface Phase extends Span {
  name: PhaseName;
}

/** Seconds that are shown before and after what a loop is about. */
const AROUND = 0.3;

export const spanOf = (part: { startSeconds: number; endSeconds: number }): Span => ({
  start: part.startSeconds,
  end: part.endSeconds,
});

/** Where an issue shows, in its worst rep. */
export function issueSpan(issue: Issue, track: PoseTrack): Span {
  return {
    start: issue.startSeconds ?? secondsOf(track, issue.frameStart),
    end: issue.endSeconds ?? secondsOf(track, issue.frameEnd),
  };
}

/** A stretch with a little before and after it, to be looped. */
export function widened(span: Span, length: number, by = AROUND): Span {
  return { start: Math.max(0, span.start - by), end: Math.min(length, span.end + by) };
}

/**
 * A rep's two halves and the pause between them, without gaps. What is told is how long each lasted; the pause is laid
 * around the moment at which the rep turns.
 */
export function phases(rep: Rep, liftsFirst: boolean): Phase[] {
  const { startSeconds: start, endSeconds: end } = rep;
  const pause = rep.durations[liftsFirst ? "top" : "bottom"] ?? 0;
  const turn = rep.turnSeconds ?? guessedTurn(rep, liftsFirst);
  const from = Math.max(start, turn - pause / 2);
  const to = Math.min(end, turn + pause / 2);
  const [first, second]: PhaseName[] = liftsFirst ? ["concentric", "eccentric"] : ["eccentric", "concentric"];
  const all: Phase[] = [
    { name: first ?? "eccentric", start, end: from },
    { name: "turn", start: from, end: to },
    { name: second ?? "concentric", start: to, end },
  ];
  return all.filter((phase) => phase.end > phase.start);
}

function guessedTurn(rep: Rep, liftsFirst: boolean): number {
  const { eccentric, concentric } = rep.durations;
  const [first, second] = liftsFirst ? [concentric, eccentric] : [eccentric, concentric];
  const both = (first ?? 0) + (second ?? 0);
  return rep.startSeconds + (both > 0 ? ((first ?? 0) / both) * rep.seconds : rep.seconds / 2);
}

/** The index of the stretch in which a moment lies; -1 for none. */
export function within(spans: Span[], seconds: number): number {
  return spans.findIndex((span) => seconds >= span.start && seconds <= span.end);
}

/** The lane of each stretch, the first in which it hides no other. */
export function lanes(spans: Span[], apart = 0): number[] {
  const ends: number[] = [];
  const order = spans
    .map((_, index) => index)
    .sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0));
  const lane: number[] = new Array<number>(spans.length).fill(0);
  for (const index of order) {
    const span = spans[index];
    if (span === undefined) continue;
    const free = ends.findIndex((end) => end + apart <= span.start);
    const chosen = free === -1 ? ends.length : free;
    ends[chosen] = span.end;
    lane[index] = chosen;
  }
  return lane;
}
