import { expect, test } from "vitest";

import { Film } from "@/features/results/film/film";
import { trackOf } from "@/features/results/pose/testing";
import type { Rep, Results } from "@/features/results/types";

import { loopRep, repKey, reportOf, toggleRep } from "./report";

const rep = (index: number): Rep => ({
  index,
  frameStart: index * 30,
  frameEnd: index * 30 + 20,
  startSeconds: index,
  endSeconds: index + 0.7,
  seconds: 0.7,
  score: 8,
  durations: {},
  rom: 0.5,
});

function reportOfTwo() {
  const track = trackOf({ frames: Array.from({ length: 100 }, (_, index) => index * 2) });
  const results = { story: null, issues: [], reps: [rep(1), rep(2)] } as unknown as Results;
  return reportOf(results, track, new Film(track));
}

test("a rep that is played round and round is let go when it is touched again; another takes its place", () => {
  const report = reportOfTwo();
  const looped = () => report.film.get().loop?.key ?? null;
  toggleRep(report, rep(1), "Rep 1");
  expect(looped()).toBe(repKey(rep(1)));
  toggleRep(report, rep(2), "Rep 2");
  expect(looped()).toBe(repKey(rep(2)));
  toggleRep(report, rep(2), "Rep 2");
  expect(looped()).toBeNull();
});

test("a rep that is asked for by a key or in an answer is played from its start, however often", () => {
  const report = reportOfTwo();
  loopRep(report, rep(1), "Rep 1");
  report.film.seek(45);
  loopRep(report, rep(1), "Rep 1");
  expect(report.film.get()).toMatchObject({ frame: 30, loop: { key: repKey(rep(1)) } });
});
