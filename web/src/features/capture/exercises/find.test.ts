import { expect, test } from "vitest";

import type { Exercise } from "@/features/capture/api";

import { find, isKnown } from "./find";

const exercise = (name: string, aliases: string[] = [], isPopular = false) =>
  ({ name, slug: name, aliases, isPopular }) as Exercise;
const LIBRARY = [
  exercise("Bench Press"),
  exercise("Overhead Press", ["military press", "OHP"]),
  exercise("Pull-up", ["chin over bar"], true),
  exercise("Squat", ["air squat", "Kniebeuge"], true),
  exercise("Squat Jump"),
];
const names = (typed: string) => find(LIBRARY, typed).map((found) => found.exercise.name);

test("another name of an exercise finds it, and is said", () => {
  expect(find(LIBRARY, "ohp")).toEqual([{ exercise: LIBRARY[1], alias: "OHP" }]);
  expect(names("military")).toEqual(["Overhead Press"]);
});

test("its own name comes before those that begin like it", () => {
  expect(names("squat")).toEqual(["Squat", "Squat Jump"]);
  expect(find(LIBRARY, "squat")[0]).not.toHaveProperty("alias");
});

test("hyphens, accents and capitals make no difference", () => {
  expect(names("PULL UP")).toEqual(["Pull-up"]);
  expect(names("pull-úp")).toEqual(["Pull-up"]);
});

test("words may come in any order, and half", () => {
  expect(names("press ben")).toEqual(["Bench Press"]);
  expect(names("xyz")).toEqual([]);
});

test("who has typed nothing is shown the popular ones first", () => {
  expect(names("").slice(0, 2)).toEqual(["Pull-up", "Squat"]);
  expect(names("")).toHaveLength(LIBRARY.length);
});

test("a name that is known is no movement of one's own", () => {
  expect(isKnown(LIBRARY, "kniebeuge")).toBe(true);
  expect(isKnown(LIBRARY, "moon walk")).toBe(false);
});
