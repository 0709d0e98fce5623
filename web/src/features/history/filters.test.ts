import { expect, test } from "vitest";

import { changed, filtersOf, isNarrowed } from "./filters";

const ID = "01a21d80-d33a-77a4-8d02-44fcc585dbf3";

test("the address is taken for what it means and no more", () => {
  expect(
    filtersOf({ exercise: ID, status: "failed", from: "2026-10-01", to: "2026-11-01", page: "3" }),
  ).toEqual({
    exercise: ID,
    status: "failed",
    from: "2026-10-01",
    to: "2026-11-01",
    page: 3,
  });
  expect(
    filtersOf({ exercise: "squat", status: "lost", from: "2026-13-40", to: 5, page: -1, other: 1 }),
  ).toEqual({});
});

test("another filter begins at the first page", () => {
  expect(changed({ status: "failed", page: 4 }, { status: "completed" })).toEqual({ status: "completed" });
  expect(changed({ status: "failed" }, { status: "" })).toEqual({});
  expect(changed({ status: "failed" }, { page: 2 })).toEqual({ status: "failed", page: 2 });
});

test("a page alone narrows nothing", () => {
  expect(isNarrowed({ page: 2 })).toBe(false);
  expect(isNarrowed({ from: "2026-10-01" })).toBe(true);
});
