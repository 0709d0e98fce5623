import { expect, test } from "vitest";

import { meant } from "./naming";
import { aliasFound, isKnown, search, type Searched } from "./search";
import cards from "./testing/cards.json";
import everyday from "./testing/everyday-words.json";

const exercise = (name: string, aliases: string[] = [], isPopular = false) =>
  ({ name, slug: name, aliases, isPopular, equipment: "none", category: "Core" }) as Searched;
const LIBRARY = [
  exercise("Bench Press"),
  exercise("Overhead Press", ["military press", "OHP"]),
  exercise("Pull-up", ["chin over bar"], true),
  exercise("Squat", ["air squat", "Kniebeuge"], true),
  exercise("Squat Jump"),
];
const names = (typed: string) => search(LIBRARY, typed).map((found) => found.exercise.name);

test("another name of an exercise finds it, and is said", () => {
  expect(search(LIBRARY, "ohp")).toEqual([{ exercise: LIBRARY[1], alias: "OHP" }]);
  expect(names("military")).toEqual(["Overhead Press"]);
});

test("its own name comes before those that begin like it", () => {
  expect(names("squat")).toEqual(["Squat", "Squat Jump"]);
  expect(search(LIBRARY, "squat")[0]).not.toHaveProperty("alias");
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

test("it is said under which other name something was found, where its own does not say it", () => {
  const squat = exercise("Squat", ["air squat", "Kniebeuge"]);
  expect(aliasFound(squat, "kniebeugen")).toBe("Kniebeuge");
  expect(aliasFound(squat, "squats")).toBeUndefined();
  expect(aliasFound(squat, "")).toBeUndefined();
});

const LANGUAGES = ["en", "de", "es"] as const;
const SAID = LANGUAGES.flatMap((language) =>
  Object.entries(everyday[language]).flatMap(([slug, words]) =>
    words.map((word) => ({ language, word, slug })),
  ),
);

test.each(SAID)(
  "$language: $word is found first, and no movement of one's own",
  ({ language, word, slug }) => {
    expect(search(cards[language], word)[0]?.exercise.slug).toBe(slug);
    expect(meant(cards[language], word)?.slug).toBe(slug);
  },
);

test.each(everyday.none)("%s is none of them in any language", (word) => {
  for (const language of LANGUAGES) expect(isKnown(cards[language], word)).toBe(false);
});

test("a word that only begins like another's plural does not bring that", () => {
  expect(
    search([exercise("Preacher Curl"), exercise("Bench Press")], "pres").map((one) => one.exercise.name),
  ).toEqual(["Bench Press"]);
});
