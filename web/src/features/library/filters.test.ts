import { expect, test } from "vitest";

import type { ExerciseCard } from "./api";
import { equipmentOf, filtersOf } from "./filters";

test("the address is taken for what it means and no more", () => {
  expect(filtersOf({ q: "x", category: "Legs", equipment: 3, other: 1 })).toEqual({ q: "x" });
  expect(filtersOf({ q: "", category: "Core", equipment: "barbell" })).toEqual({
    category: "Core",
    equipment: "barbell",
  });
});

test("equipment comes by how often it is used", () => {
  expect(
    equipmentOf(["none", "barbell", "barbell"].map((equipment) => ({ equipment }) as ExerciseCard)),
  ).toEqual(["barbell", "none"]);
});
