import { expect, test } from "vitest";

import { after, NOTHING_YET, ofTheLastTry, read, secondsLeft, type LiveEvent } from "./events";

const progress = (value: number, left: number | null, seq = 1): LiveEvent => ({
  type: "progress",
  seq,
  data: { sessionId: "s", progress: value, currentStep: "vision_processing", estimatedTimeRemaining: left },
});
const SECOND = 1000;

test("progress never falls, though an old event be told again", () => {
  const at40 = after(NOTHING_YET, progress(40, 9), 0);
  expect(after(at40, progress(20, 15), 0)).toBe(at40);
  expect(after(at40, progress(60, 5), 0)).toMatchObject({ progress: 60, step: "vision_processing" });
});

test("the time left is counted down between two news, and not upset by a second more", () => {
  const live = after(NOTHING_YET, progress(10, 20), 0);
  expect(secondsLeft(live.left, 5 * SECOND)).toBe(15);
  expect(after(live, progress(11, 16), 5 * SECOND).left).toBe(live.left);
  expect(after(live, progress(11, 30), 5 * SECOND).left).toEqual({ seconds: 30, at: 5 * SECOND });
  expect(secondsLeft(live.left, 60 * SECOND)).toBe(0);
});

test("at the end everything is done", () => {
  const tasks = [{ name: "Saving the results", status: "processing" as const }];
  const working = { ...NOTHING_YET, tasks };
  const done: LiveEvent = {
    type: "analysis_complete",
    seq: 9,
    data: { sessionId: "s", resultId: "r", overallScore: 7 },
  };
  expect(after(working, done, 0)).toMatchObject({
    progress: 100,
    over: "complete",
    coaching: "complete",
    tasks: [{ status: "complete" }],
  });
});

test("what is no event is nothing", () => {
  expect(read("{")).toBeNull();
  expect(read("null")).toBeNull();
  expect(read('{"type":"hello"}')).toBeNull();
  expect(read(JSON.stringify(progress(1, 1)))).toEqual(progress(1, 1));
});

test("an analysis that failed and is tried again has not failed", () => {
  const failed: LiveEvent = { type: "error", seq: 5, data: { sessionId: "s", error: "x", code: "y" } };
  const again = progress(0, 9, 6);
  expect(ofTheLastTry([progress(40, 1), failed, again])).toEqual([again]);
  expect(ofTheLastTry([progress(40, 1), failed])).toHaveLength(2);
  expect(ofTheLastTry([])).toEqual([]);
});
