import { expect, test } from "vitest";

import { formats } from "@/lib/texts/format";

import { distances } from "./words";

const { number } = formats("en-GB", "imperial");

test("a distance in feet is said with its metres, as the advice beside it knows no feet", () => {
  const far = { near: 2.5, far: 4 };
  expect(distances(far, "imperial", number)).toEqual({ short: "8–13 ft", full: "2.5–4 m (8–13 ft)" });
  expect(distances(far, "metric", number)).toEqual({ short: "2.5–4 m", full: "2.5–4 m" });
  expect(distances({ near: 3, far: 3 }, "metric", number).short).toBe("3 m");
});
