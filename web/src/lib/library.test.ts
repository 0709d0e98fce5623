import { expect, test } from "vitest";

import { namesOf } from "./library";

test("an exercise is called by its English name what it is called in the person's language", () => {
  const names = namesOf([
    { name: "Kniebeuge", aliases: ["Squat", "air squat"] },
    { name: "Plank", aliases: [] },
  ]);
  expect(names.get("Squat")).toBe("Kniebeuge");
  expect(names.get("Plank")).toBeUndefined(); // it is called so already
});
