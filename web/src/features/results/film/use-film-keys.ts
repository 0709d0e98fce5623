import { useMemo } from "react";

import { issueSpan } from "@/features/results/report/spans";
import { jumpToIssue, loopRep, useReport, type Report } from "@/features/results/report/report";
import { useTranslation } from "react-i18next";

import { RATES } from "./film";
import { useKeys, type Keys } from "./keys";

interface Around {
  skeleton: () => void;
  fullscreen: () => void;
  help: () => void;
}

/** What the keyboard does, in the order in which the help shows it. */
export const SHORTCUTS = [
  ["play", "Space", "K"],
  ["step", ",", "."],
  ["second", "←", "→"],
  ["rep", "[", "]"],
  ["issue", "P", "N"],
  ["speed", "<", ">"],
  ["unloop", "Esc"],
  ["skeleton", "S"],
  ["fullscreen", "F"],
  ["help", "?"],
] as const;

export function useFilmKeys(around: Around): void {
  const report = useReport();
  const { t } = useTranslation("results");
  const { skeleton, fullscreen, help } = around;
  useKeys(
    useMemo(
      () => keysOf(report, { skeleton, fullscreen, help }, (index) => t("rep.name", { index })),
      [report, skeleton, fullscreen, help, t],
    ),
  );
}

function keysOf(report: Report, around: Around, repName: (index: number) => string): Keys {
  const { film } = report;
  const toggle = () => film.toggle();
  return {
    " ": toggle,
    k: toggle,
    ",": () => film.step(-1),
    ".": () => film.step(1),
    ArrowLeft: () => film.skip(-1),
    ArrowRight: () => film.skip(1),
    "[": () => toRep(report, -1, repName),
    "]": () => toRep(report, 1, repName),
    p: () => toIssue(report, -1),
    n: () => toIssue(report, 1),
    "<": () => faster(report, -1),
    ">": () => faster(report, 1),
    Escape: () => film.setLoop(null),
    s: around.skeleton,
    f: around.fullscreen,
    "?": around.help,
  };
}

function faster({ film }: Report, by: number): void {
  const next = RATES[RATES.indexOf(film.get().rate) + by];
  if (next !== undefined) film.setRate(next);
}

function toRep(report: Report, by: 1 | -1, repName: (index: number) => string): void {
  const { reps } = report.results;
  const starts = reps.map((rep) => rep.startSeconds);
  const rep = reps[neighbour(starts, report.film.seconds, by)];
  if (rep) loopRep(report, rep, repName(rep.index));
}

function toIssue(report: Report, by: 1 | -1): void {
  const issues = [...report.results.issues].sort(
    (a, b) => issueSpan(a, report.track).start - issueSpan(b, report.track).start,
  );
  const places = issues.map((issue) => (issue.worstFrame ?? issue.frameStart) / report.track.fps);
  const issue = issues[neighbour(places, report.film.seconds, by)];
  if (issue) jumpToIssue(report, issue);
}

const NEAR = 0.25;

/** The next place that way from here, or the last that there is; going back from its beginning leads to the one before. */
export function neighbour(places: number[], here: number, by: 1 | -1): number {
  if (by === 1) {
    const next = places.findIndex((place) => place > here + 0.05);
    return next === -1 ? places.length - 1 : next;
  }
  const before = places.findLastIndex((place) => place < here - NEAR);
  return Math.max(0, before);
}
