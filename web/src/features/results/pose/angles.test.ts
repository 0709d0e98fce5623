import { expect, test } from "vitest";

import { curve, fromUpright, interior, nearSide, swing } from "./angles";
import { trackOf } from "./testing";
import { mark } from "./track";

test("an angle is that between two limbs, whichever way they bend", () => {
  expect(interior({ x: 0, y: 0 }, { x: 0, y: 10 }, { x: 0, y: 20 })).toBeCloseTo(180);
  expect(interior({ x: 0, y: 0 }, { x: 0, y: 10 }, { x: 10, y: 10 })).toBeCloseTo(90);
  expect(interior({ x: 0, y: 0 }, { x: 0, y: 10 }, { x: -10, y: 10 })).toBeCloseTo(90);
});

test("a trunk is upright at 0, level at 90 and head down at 180 degrees", () => {
  const hip = { x: 100, y: 100 };
  expect(fromUpright(hip, { x: 100, y: 40 })).toBeCloseTo(0);
  expect(fromUpright(hip, { x: 160, y: 100 })).toBeCloseTo(90);
  expect(fromUpright(hip, { x: 40, y: 100 })).toBeCloseTo(90);
  expect(fromUpright(hip, { x: 100, y: 160 })).toBeCloseTo(180);
});

/** A left leg whose knee bends by 15 degrees a row; all else is at one place. */
const leg = trackOf({
  place: (at, row) => {
    const bend = (row * 15 * Math.PI) / 180;
    if (at === 23) return [300, 100];
    if (at === 27) return [300 - 80 * Math.sin(bend), 180 + 80 * Math.cos(bend)];
    return [300, 180];
  },
});

test("a curve has a number a row, in pixels' degrees", () => {
  const values = [...curve(leg, "knee", "left")];
  expect(values).toHaveLength(5);
  expect(values[0]).toBeCloseTo(180, 1);
  expect(values[4]).toBeCloseTo(120, 1);
});

test("what was not seen has no angle", () => {
  const unseen = { ...leg, visibility: leg.visibility.slice() };
  unseen.visibility[2 * 33 + mark(leg, "left_knee")] = 0.1;
  expect([...curve(unseen, "knee", "left")].map(Number.isNaN)).toEqual([false, false, true, false, false]);
  expect(swing(curve({ ...leg, visibility: leg.visibility.map(() => 0) }, "knee", "left"))).toBe(0);
});

test("the near side is the one that is seen better", () => {
  const visibility = leg.visibility.map((_, index) => (leg.names[index % 33]?.startsWith("right") ? 1 : 0.5));
  expect(nearSide({ ...leg, visibility })).toBe("right");
  expect(nearSide(leg)).toBe("left");
});
