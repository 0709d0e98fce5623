import { expect, test } from "vitest";

import type { Scored, Standing } from "./api";
import { bests } from "./bests";
import { calendar, mondayOf, training } from "./calendar";
import { courseOf, recurring } from "./issues";
import { median, usual } from "./noise";

const scored = (score: number, repCount = 5, holdSeconds: number | null = null): Scored => ({
  sessionId: `s${score}`,
  score,
  createdAt: "2026-11-20T10:00:00Z",
  low: score,
  high: score,
  repCount,
  holdSeconds,
});
const standing = (exerciseName: string, more: Partial<Standing>): Standing => ({
  exerciseId: null,
  exerciseName,
  averageScore: null,
  bestScore: null,
  totalAnalyses: 0,
  lastAnalysisDate: null,
  improvementTrend: null,
  scores: [],
  recurringIssues: [],
  ...more,
});

test("what is usual follows the middle, and one bad day widens nothing", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2, 3, 4])).toBe(2.5);
  expect(usual([7, 7, 7, 7])).toBeNull();
  const band = usual([7, 7.1, 2, 7, 7.1, 7]);
  expect(band?.level.every((level) => level > 6.9)).toBe(true);
  expect(band?.spread).toBe(0.25);
});

const told = (dots: string) => courseOf(Array.from(dots, (dot) => dot === "x"));

test("a fault is gone, fades, stays or grows", () => {
  expect(told("xxxxxx....")).toBe("gone");
  expect(told("xxxxxx..x.x.")).toBe("fading");
  expect(told("x.xx.x.xx.x.")).toBe("steady");
  expect(told("....x.xxxxxx")).toBe("growing");
  expect(told("xx")).toBe("steady");
});

test("what needs work comes first", () => {
  const issue = (type: string, dots: string) => ({
    fault: type.toLowerCase(),
    type,
    count: 3,
    lately: Array.from(dots, (dot) => dot === "x"),
  });
  const all = recurring([
    standing("Squat", { recurringIssues: [issue("Lean", "xxxx....")] }),
    standing("Lunge", { recurringIssues: [issue("Valgus", "xxxxxxxx")] }),
  ]);
  expect(all.map(({ type, course }) => [type, course])).toEqual([
    ["Valgus", "steady"],
    ["Lean", "gone"],
  ]);
});

test("the calendar ends this week, and a week that has only begun breaks no streak", () => {
  const now = new Date(2026, 10, 24, 12); // a Tuesday
  expect(mondayOf(now)).toEqual(new Date(2026, 10, 23));
  const on = (month: number, day: number) => new Date(2026, month, day, 9).toISOString();
  const weeks = calendar([on(10, 20), on(10, 20), on(10, 12), on(9, 28)], now, 5);
  expect(weeks).toHaveLength(5);
  expect(weeks.at(-2)?.[4]).toMatchObject({ sets: 2, ahead: false });
  expect(weeks.at(-1)?.[2]?.ahead).toBe(true);
  expect(training(weeks)).toEqual({ days: 3, streak: 2 });
  expect(training(calendar([], now, 3))).toEqual({ days: 0, streak: 0 });
});

test("bests are the best score and the most of it", () => {
  const [squat, plank] = bests([
    standing("Squat", { scores: [scored(7, 8), scored(9, 5), scored(8, 8)] }),
    standing("Plank", { scores: [scored(6, 0, 31), scored(5, 0, 40)] }),
    standing("Lunge", {}),
  ]);
  expect([squat?.score.score, squat?.most?.score, squat?.held]).toEqual([9, 7, false]);
  expect([plank?.score.score, plank?.most?.holdSeconds, plank?.held]).toEqual([6, 40, true]);
});
