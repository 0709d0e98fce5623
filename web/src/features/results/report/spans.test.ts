import { expect, test } from "vitest";

import type { Rep } from "@/features/results/types";

import { aligned, counterpart, placeIn } from "./compare";
import { lanes, phases, within } from "./spans";

const rep = (more: Partial<Rep> = {}): Rep => ({
  index: 1,
  frameStart: 30,
  frameEnd: 120,
  startSeconds: 1,
  endSeconds: 4,
  seconds: 3,
  score: 8,
  durations: { eccentric: 1.4, bottom: 0.5, concentric: 1, top: 0.1 },
  rom: 0.5,
  turnFrame: 78,
  turnSeconds: 2.5,
  ...more,
});

test("a rep is lowered, turned and lifted without gaps", () => {
  expect(phases(rep(), false)).toEqual([
    { name: "eccentric", start: 1, end: 2.25 },
    { name: "turn", start: 2.25, end: 2.75 },
    { name: "concentric", start: 2.75, end: 4 },
  ]);
});

test("a pull-up begins with its lift and turns at the top", () => {
  const names = phases(rep({ durations: { eccentric: 1, concentric: 1, top: 0.2, bottom: 0.9 } }), true);
  expect(names.map(({ name }) => name)).toEqual(["concentric", "turn", "eccentric"]);
  expect((names[1]?.end ?? 0) - (names[1]?.start ?? 0)).toBeCloseTo(0.2);
});

test("where no pause was told there is none, and a turn that was not told is laid by the halves", () => {
  const old = rep({ durations: { eccentric: 2, concentric: 1 }, turnSeconds: null });
  expect(phases(old, false)).toEqual([
    { name: "eccentric", start: 1, end: 3 },
    { name: "concentric", start: 3, end: 4 },
  ]);
});

test("stretches that overlap lie in lanes of their own", () => {
  expect(
    lanes([
      { start: 5, end: 6 },
      { start: 1, end: 3 },
      { start: 2, end: 4 },
      { start: 3, end: 5 },
    ]),
  ).toEqual([0, 0, 1, 0]);
  expect(lanes([])).toEqual([]);
});

test("a moment is in the stretch that holds it, or in none", () => {
  const spans = [
    { start: 1, end: 2 },
    { start: 3, end: 4 },
  ];
  expect([0.5, 1, 2.5, 3.9].map((at) => within(spans, at))).toEqual([-1, 0, -1, 1]);
});

test("two reps are alike where they begin, turn and end", () => {
  const pair = aligned(rep(), rep({ startSeconds: 10, turnSeconds: 12, endSeconds: 16 }));
  expect([1, 1.75, 2.5, 3.25, 4].map((at) => counterpart(pair, at))).toEqual([10, 11, 12, 14, 16]);
  expect(placeIn(pair.theirs, 0.75)).toBe(14);
});
