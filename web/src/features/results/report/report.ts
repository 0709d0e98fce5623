import { createContext, useContext } from "react";

import type { Film } from "@/features/results/film/film";
import { marked, type Marked } from "@/features/results/film/wrong";
import type { PoseTrack } from "@/features/results/pose/track";
import type { Issue, Rep, Results } from "@/features/results/types";

import { issueSpan, spanOf, widened } from "./spans";

/** One analysis as the parts of its page see it. */
export interface Report {
  results: Results;
  track: PoseTrack;
  film: Film;
  marked: Marked[];
  /** Whether a rep begins with its lifting half. */
  liftsFirst: boolean;
  /** Brings the film into sight: on a phone it is above what was touched. */
  showFilm: () => void;
}

const Context = createContext<Report | null>(null);
export const ReportProvider = Context.Provider;

export function useReport(): Report {
  const report = useContext(Context);
  if (report === null) throw new Error("outside of a report");
  return report;
}

/** The id of the film's place in the page. */
export const FILM = "film";

export function reportOf(results: Results, track: PoseTrack, film: Film): Report {
  const { tempo } = (results.story ?? {}) as { tempo?: { liftsFirst?: boolean } };
  return {
    results,
    track,
    film,
    marked: marked(results.issues, results.reps, track),
    liftsFirst: tempo?.liftsFirst ?? false,
    showFilm: () => document.getElementById(FILM)?.scrollIntoView({ block: "nearest", behavior: "smooth" }),
  };
}

export const issueKey = (issue: Issue) => `issue-${issue.type}-${issue.frameStart}`;
export const repKey = (rep: Rep) => `rep-${rep.index}`;

/** The film at the worst moment of an issue, still; to be played round and round from there. */
export function jumpToIssue({ film, track, showFilm }: Report, issue: Issue): void {
  film.pause();
  film.setLoop({ ...widened(issueSpan(issue, track), film.length), label: issue.type, key: issueKey(issue) });
  film.seek(issue.worstFrame ?? issue.frameStart);
  showFilm();
}

/** Plays a rep round and round. */
export function loopRep({ film, showFilm }: Report, rep: Rep, label: string): void {
  film.setLoop({ ...spanOf(rep), label, key: repKey(rep) });
  film.seek(rep.frameStart);
  film.play();
  showFilm();
}

/** The same, and when it is being played so already, an end of it: the film plays on. */
export function toggleRep(report: Report, rep: Rep, label: string): void {
  if (report.film.get().loop?.key === repKey(rep)) report.film.setLoop(null);
  else loopRep(report, rep, label);
}
