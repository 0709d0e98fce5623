import { expect, test } from "vitest";

import { source, WHOLE, within } from "./crop";

const LANDSCAPE = { width: 400, height: 200 };

test("the whole height of a wide picture is in the frame, from its middle", () => {
  expect(source(LANDSCAPE, WHOLE)).toEqual({ left: 100, top: 0, side: 200 });
});

test("a picture that is pulled to the right shows its left end, and no further", () => {
  const crop = within(LANDSCAPE, { zoom: 1, x: 3, y: 1 });
  expect(crop).toEqual({ zoom: 1, x: 0.5, y: 0 });
  expect(source(LANDSCAPE, crop).left).toBe(0);
});

test("twice as large, half as much of it is seen", () => {
  expect(source(LANDSCAPE, { zoom: 2, x: 0, y: 0.5 })).toEqual({ left: 150, top: 0, side: 100 });
});

test("smaller than the frame it does not get", () => {
  expect(within(LANDSCAPE, { zoom: 0.2, x: 0, y: 0 }).zoom).toBe(1);
});
