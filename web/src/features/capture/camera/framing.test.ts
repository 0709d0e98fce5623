import { expect, test } from "vitest";

import type { Point, Seen } from "@/features/capture/pose/points";

import { Approach } from "./approach";
import { hintOf, type Hint } from "./framing";
import { Steady } from "./steady";

interface Figure {
  /** Of the head, shares of the picture. */
  top?: number;
  height?: number;
  middle?: number;
  /** Half of the shoulders' width, shares of the body's height. */
  half?: number;
  hidden?: number[];
}

/** Somebody who stands: points by their share of the body's height. */
function standing({
  top = 0.1,
  height = 0.75,
  middle = 0.5,
  half = 0.03,
  hidden = [],
}: Figure = {}): Point[] {
  const down: Partial<Record<number, number>> = {
    0: 0.05,
    7: 0.05,
    8: 0.05,
    11: 0.18,
    12: 0.18,
    23: 0.5,
    24: 0.5,
  };
  return Array.from({ length: 33 }, (_, place) => {
    const share = down[place] ?? (place < 11 ? 0.05 : place < 23 ? 0.4 : place < 27 ? 0.75 : 0.97);
    const side = place === 0 ? 0 : place % 2 === 0 ? -1 : 1;
    return {
      x: middle + side * half * height,
      y: top + share * height,
      visibility: hidden.includes(place) ? 0.1 : 0.99,
    };
  });
}

const WALL = new Uint8Array(100).fill(120);
const seen = (points: Point[] | null, light = 120, thumbnail = WALL): Seen => ({
  points,
  light,
  thumbnail,
  aspect: 1,
});
const hint = (figure: Figure, best: "side" | "front" | null = null) => hintOf(seen(standing(figure)), best);

test("somebody whole, at a distance, in the light is well framed", () => {
  expect(hint({})).toBe("good");
});

test("what the far side of the body hides is not missed", () => {
  expect(hint({ hidden: [12, 14, 16, 24, 26, 28, 8] })).toBe("good");
});

test.each<[string, Figure, Hint]>([
  ["head out", { top: -0.12 }, "head"],
  ["feet out", { top: 0.4, height: 0.75 }, "feet"],
  ["both out", { top: -0.2, height: 1.6 }, "stepBack"],
  ["filling all", { top: -0.02, height: 1.01 }, "stepBack"],
  ["far away", { top: 0.4, height: 0.3 }, "closer"],
])("%s is told", (_, figure, expected) => {
  expect(hint(figure)).toBe(expected);
});

test("light comes first: in the dark nothing else can be told", () => {
  expect(hintOf(seen(null, 20))).toBe("dark");
  expect(hintOf(seen(standing(), 20))).toBe("dark");
  expect(hintOf(seen(null, 250))).toBe("bright");
  expect(hintOf(seen(null))).toBe("nobody");
});

test("who stands the wrong way round for the exercise is told to turn, unless lying", () => {
  expect(hint({ half: 0.13 }, "side")).toBe("turnSide");
  expect(hint({ half: 0.02 }, "side")).toBe("good");
  expect(hint({ half: 0.02 }, "front")).toBe("turnFront");
  const lying = standing({ half: 0.13 }).map(({ x, y, visibility }) => ({ x: y, y: x, visibility }));
  expect(hintOf(seen(lying), "side")).toBe("good");
});

test("a hint that flickers is not shown", () => {
  const steady = new Steady();
  const shown = (["good", "good", "good", "feet", "good", "feet", "feet", "feet"] as Hint[]).map((one) =>
    steady.take(one),
  );
  expect(shown).toEqual([null, null, "good", "good", "good", "good", "good", "feet"]);
});

/** Whether it ends within so many looks, a fifth of a second each. */
function ends(approach: Approach, figure: Figure, times: number, thumbnail = WALL): boolean {
  const looks = Array.from({ length: times }, () => seen(standing(figure), 120, thumbnail));
  return looks.some((look) => approach.take(look, (clock += 200)));
}
let clock = 0;

test("walking up to the camera ends a set", () => {
  const approach = new Approach();
  expect(ends(approach, {}, 20)).toBe(false);
  expect(ends(approach, { top: -0.1, height: 1.6 }, 5)).toBe(true);
});

test("whoever covers the picture has come near, whatever small body is seen in it", () => {
  const approach = new Approach();
  const changed = (share: number) => WALL.map((light, place) => (place < 100 * share ? 40 : light));
  const look = (share: number, figure: Figure, times: number) =>
    ends(approach, figure, times, changed(share));
  expect(look(0.1, {}, 10)).toBe(false);
  expect(look(0.6, { middle: 0.8 }, 10)).toBe(false); // a large body that has stepped aside
  expect(look(0.6, { top: 0.5, height: 0.2 }, 3)).toBe(true);
});

test("a set that moves, or a body cut off at its own distance, does not", () => {
  const approach = new Approach();
  expect(ends(approach, {}, 20)).toBe(false);
  expect(ends(approach, { top: 0.4, height: 0.5 }, 20)).toBe(false); // down in a squat
  expect(ends(approach, { top: 0.45, height: 0.9 }, 20)).toBe(false);
  expect(ends(approach, { top: -0.1, height: 1.6 }, 2)).toBe(false); // one jump
});
