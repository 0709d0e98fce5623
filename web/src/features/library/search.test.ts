import { expect, test } from "vitest";

import type { ExerciseCard } from "./api";
import { found } from "./search";

const card = (name: string, more: Partial<ExerciseCard> = {}): ExerciseCard => ({
  id: name,
  slug: name.toLowerCase(),
  name,
  category: "Lower Body",
  description: null,
  icon: null,
  isPopular: false,
  equipment: "none",
  view: "side",
  aliases: [],
  createdAt: "",
  updatedAt: "",
  ...more,
});
const SQUAT = card("Squat", { aliases: ["air squat"], isPopular: true });
const FRONT = card("Front Squat", { equipment: "barbell" });
const PUSH = card("Push-up", { category: "Upper Body", aliases: ["press-up"] });
const ROMANIAN = card("Romanian Deadlift", { equipment: "barbell", aliases: ["RDL"] });
const ALL = [SQUAT, FRONT, PUSH, ROMANIAN];
const names = (q: string) => found(ALL, { q }).map(({ name }) => name);

test("without anything typed all come in their order", () => {
  expect(found(ALL, {})).toEqual(ALL);
  expect(names("  ")).toHaveLength(4);
});

test("a name is found however it is written, by plurals and by other names", () => {
  expect(names("push ups")).toEqual(["Push-up"]);
  expect(names("PUSHUP")).toEqual(["Push-up"]);
  expect(names("press up")).toEqual(["Push-up"]);
  expect(names("rdl")).toEqual(["Romanian Deadlift"]);
  expect(names("barbell squat")).toEqual(["Front Squat"]);
  expect(names("zumba")).toEqual([]);
});

test("what begins as typed comes first", () => {
  expect(names("squat")).toEqual(["Squat", "Front Squat"]);
});

test("category and equipment narrow it", () => {
  expect(found(ALL, { category: "Upper Body" })).toEqual([PUSH]);
  expect(found(ALL, { equipment: "barbell", q: "squat" })).toEqual([FRONT]);
});
