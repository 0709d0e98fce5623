import { expect, test } from "vitest";

import { frameAt, frameDuring, lengthOf, secondsOf, seekingTo } from "./clock";
import { trackOf } from "./testing";

/** A phone's film: frames at a rate that varies, every second one analysed, times rounded to milliseconds. */
const TIMES = Array.from({ length: 120 }, (_, frame) => frame / 30 + 0.004 * Math.sin(frame));
const phone = trackOf({
  frames: TIMES.flatMap((_, frame) => (frame % 2 === 0 ? [frame] : [])),
  times: TIMES.flatMap((time, frame) => (frame % 2 === 0 ? [Math.round(time * 1000) / 1000] : [])),
});

test("every frame of a film of a varying rate is known by its timestamp", () => {
  expect(TIMES.map((time) => frameAt(phone, time))).toEqual(TIMES.map((_, frame) => frame));
});

test("who seeks to a frame comes into it and into no other", () => {
  for (let frame = 0; frame < TIMES.length - 1; frame++) {
    const seconds = seekingTo(phone, frame);
    expect(seconds).toBeGreaterThan(TIMES[frame] ?? NaN);
    expect(seconds).toBeLessThan(TIMES[frame + 1] ?? NaN);
    expect(frameDuring(phone, seconds)).toBe(frame);
  }
});

test("frames that there are none of are the first or the last", () => {
  expect(frameAt(phone, -1)).toBe(0);
  expect(frameAt(phone, 99)).toBe(phone.totalFrames - 1);
  expect(seekingTo(phone, -5)).toBe(seekingTo(phone, 0));
  expect(seekingTo(phone, 999)).toBeLessThan(lengthOf(phone));
});

test("beyond what was analysed a film goes on at its usual rate", () => {
  const track = trackOf({ frames: [10, 12], times: [1, 1.1] });
  expect(secondsOf(track, 13)).toBeCloseTo(1.1 + 1 / 30, 6);
  expect(secondsOf(track, 7)).toBeCloseTo(1 - 3 / 30, 6);
});

test("a film in which nobody was ever looked for has frames all the same", () => {
  const track = { ...trackOf({ frames: [] }), totalFrames: 60 };
  expect(secondsOf(track, 30)).toBeCloseTo(1, 6);
  expect(frameAt(track, 1)).toBe(30);
});
