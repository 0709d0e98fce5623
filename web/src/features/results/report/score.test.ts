import { expect, test } from "vitest";

import type { Issue, Results } from "@/features/results/types";

import { explained, rating, surety } from "./score";

const results = (score: number | null, deductions: (number | null)[]) =>
  ({
    result: { overallScore: score },
    issues: deductions.map((deduction, index) => ({ type: `fault ${index}`, deduction }) as Issue),
  }) as Results;

test("what cost points is told from the costliest down, and adds up", () => {
  const { costs, free, rest } = explained(results(7.5, [0.4, 1.9, 0]));
  expect(costs.map(({ points }) => points)).toEqual([1.9, 0.4]);
  expect(free.map(({ type }) => type)).toEqual(["fault 2"]);
  expect(rest).toBe(0.2);
});

test("of results that do not tell what each fault cost nothing is made up", () => {
  expect(explained(results(7.5, [null, null]))).toMatchObject({ costs: [], rest: 0 });
  expect(explained(results(null, []))).toMatchObject({ costs: [], rest: 0 });
});

test("scores and certainties have words", () => {
  expect([10, 9, 8.9, 7.5, 6, 5.9].map(rating)).toEqual([
    "excellent",
    "excellent",
    "good",
    "good",
    "fair",
    "work",
  ]);
  expect([0.95, 0.8, 0.7, 0.5].map(surety)).toEqual(["verySure", "sure", "likely", "possible"]);
});
