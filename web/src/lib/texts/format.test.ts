import { expect, test } from "vitest";

import { formats } from "./format";

test("a file below one megabyte is told in kilobytes, and none that holds something is told as nothing", () => {
  const { size } = formats("de", "metric");
  expect([1, 40_000, 2 ** 20 - 1].map(size)).toEqual(["1 kB", "40 kB", "1.024 kB"]);
  expect([2 ** 20, 12.34 * 2 ** 20].map(size)).toEqual(["1 MB", "12,3 MB"]);
});
