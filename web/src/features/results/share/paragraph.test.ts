import { expect, test } from "vitest";

import { broken } from "./paragraph";

const measure = (line: string) => line.length;

test("a text is broken between words, and cut off where it is too long", () => {
  expect(broken("sit down until the hips", 8, 5, measure)).toEqual(["sit down", "until", "the hips"]);
  expect(broken("sit down until the hips", 8, 2, measure)).toEqual(["sit down", "until…"]);
  expect(broken("unbreakable", 6, 2, measure)).toEqual(["unbre…"]);
});
