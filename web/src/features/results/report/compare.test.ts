import { expect, test } from "vitest";

import type { Metric } from "@/features/results/types";

import { inBoth, partner } from "./compare";

const metric = (metric: string, name: string): Metric => ({
  metric,
  name,
  actual: "87°",
  target: "95° or less",
  status: "good",
  value: 87,
  unit: "°",
  measure: "knee_angle",
  event: "bottom",
  low: null,
  high: 95,
});

test("what was measured in both sets is found whatever language each was analysed in, and named in ours", () => {
  const ours = [metric("knee", "Kniewinkel"), metric("tempo", "Tempo")];
  const theirs = [metric("lean", "Kniewinkel"), metric("knee", "Knee Angle")];
  const rows = inBoth(ours, theirs);
  expect(rows.map(({ metric, other }) => [metric.name, other.name])).toEqual([["Kniewinkel", "Knee Angle"]]);
});

const set = (day: number, overallScore: number | null = 8) => ({
  id: `day-${day}`,
  createdAt: `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`,
  overallScore,
});
const THIS = set(10);

test("a set is laid beside the last before it that has a score", () => {
  expect(partner(THIS, [set(14), set(12), set(10), set(9, null), set(7), set(3)])).toMatchObject(set(7));
});

test("where no set before it has a score, it is laid beside the next after it that has one", () => {
  expect(partner(THIS, [set(14), set(12), set(11, null), set(9, null)])).toMatchObject(set(12));
});

test("where no other has a score, the last before it is taken, or else the next", () => {
  expect(partner(THIS, [set(12, null), set(11, null), set(9, null), set(3, null)])).toMatchObject({
    id: "day-9",
  });
  expect(partner(THIS, [set(12, null), set(11, null)])).toMatchObject({ id: "day-11" });
  expect(partner(THIS, [THIS])).toBeUndefined();
});
