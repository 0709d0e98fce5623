import { expect, test } from "vitest";

import { Pace } from "./pace";

test("the time left follows from how fast it has gone, also after pieces that were there before", () => {
  const pace = new Pace();
  expect(pace.left(40, 100, 0)).toBeNull();
  expect(pace.left(50, 100, 1000)).toBeNull();
  expect(pace.left(60, 100, 2000)).toBe(4);
});
