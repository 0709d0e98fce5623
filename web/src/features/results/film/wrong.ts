import type { PoseTrack } from "@/features/results/pose/track";
import { issueSpan, type Span } from "@/features/results/report/spans";
import type { Issue, Rep } from "@/features/results/types";

export interface Marked {
  issue: Issue;
  /** Where it shows: in its worst rep as measured, and in the other reps that show it. */
  spans: Span[];
  marks: Set<number>;
}

/** Where in the film, and where on the body, each issue is to be seen. */
export function marked(issues: Issue[], reps: Rep[], track: PoseTrack): Marked[] {
  return issues.map((issue) => ({ issue, spans: spansOf(issue, reps, track), marks: marksOf(issue, track) }));
}

function spansOf(issue: Issue, reps: Rep[], track: PoseTrack): Span[] {
  const own = issueSpan(issue, track);
  const worst = reps.find((rep) => rep.index === issue.rep);
  if (worst === undefined) return [own];
  const others = reps.filter((rep) => rep.index !== issue.rep && issue.reps?.includes(rep.index));
  return [own, ...others.map((rep) => alike(own, worst, rep))];
}

/** The same part of another rep: as far from its turn, at its own pace. */
function alike(span: Span, of: Rep, other: Rep): Span {
  const pace = other.seconds / of.seconds;
  const turn = (rep: Rep) => rep.turnSeconds ?? (rep.startSeconds + rep.endSeconds) / 2;
  const map = (seconds: number) => turn(other) + (seconds - turn(of)) * pace;
  return { start: map(span.start), end: map(span.end) };
}

function marksOf(issue: Issue, track: PoseTrack): Set<number> {
  const sides = issue.side === "left" || issue.side === "right" ? [issue.side] : ["left", "right"];
  const names = (issue.joints ?? []).flatMap((joint) =>
    sides.map((side) => `${side}_${joint.toLowerCase()}`),
  );
  return new Set(names.map((name) => track.names.indexOf(name)).filter((one) => one !== -1));
}

/** All points at which something is wrong at that moment. */
export function wrongAt(all: Marked[], seconds: number): Set<number> {
  const now = all.filter((one) => one.spans.some((span) => seconds >= span.start && seconds <= span.end));
  return new Set(now.flatMap((one) => [...one.marks]));
}
