import { expect, test } from "vitest";

import { emptyFigure, figureAt } from "./figure";
import { NAMES, trackOf } from "./testing";
import { COUNT, isFound, mark } from "./track";

test("there is a name for every point", () => {
  expect(NAMES).toHaveLength(COUNT);
  expect(mark(trackOf(), "left_knee")).toBe(25);
  expect(mark(trackOf(), "right_foot_index")).toBe(32);
});

test("a row where nobody was found stays empty, and its neighbours as they are", () => {
  const track = trackOf({ place: (mark, row) => (row === 2 ? null : [mark, 10 * row]) });
  expect([0, 1, 2, 3, 4].map((row) => isFound(track, row))).toEqual([true, true, false, true, true]);
  expect(track.points[COUNT * 2 + 1]).toBe(10);
});

test("a point that trembles is steadied, one that moves evenly is left where it is", () => {
  const still = trackOf({ place: (_, row) => [row === 2 ? 8 : 0, 10 * row] });
  expect([1, 2, 3].map((row) => still.points[row * COUNT * 2])).toEqual([2, 4, 2]);
  expect([0, 1, 2, 3, 4].map((row) => still.points[row * COUNT * 2 + 1])).toEqual([0, 10, 20, 30, 40]);
});

test("between two analysed frames the body is between them", () => {
  const track = trackOf({ place: (_, row) => [100 + 10 * row, 50] });
  const figure = emptyFigure();
  expect(figureAt(track, 3 / 30, figure)).toBe(true);
  expect(figure.points[0]).toBeCloseTo(115, 4);
  expect(figureAt(track, 0, figure)).toBe(true);
  expect(figure.points[0]).toBeCloseTo(100, 4);
});

test("over a short gap the body is drawn, over a long one it is not", () => {
  const gap = (times: number[]) =>
    trackOf({ frames: [0, 1, 2], times, place: (_, row) => (row === 1 ? null : [row * 10, 0]) });
  const figure = emptyFigure();
  expect(figureAt(gap([0, 0.1, 0.2]), 0.1, figure)).toBe(true);
  expect(figure.points[0]).toBeCloseTo(10, 4);
  expect(figureAt(gap([0, 0.3, 0.6]), 0.3, figure)).toBe(false);
});

test("nobody is drawn long after they were last seen", () => {
  const figure = emptyFigure();
  expect(figureAt(trackOf(), 8 / 30 + 0.1, figure)).toBe(true);
  expect(figureAt(trackOf(), 8 / 30 + 0.3, figure)).toBe(false);
  expect(figureAt(trackOf({ frames: [] }), 0, figure)).toBe(false);
});
