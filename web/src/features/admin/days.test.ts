import { expect, test } from "vitest";

import { everyDay } from "./days";

test("days without sessions are there, too", () => {
  const known = [{ day: "2026-11-25", sessions: 4, completed: 2, failed: 1 }];
  expect(everyDay(known, 3, new Date("2026-11-26T08:00:00Z"))).toEqual([
    { day: "2026-11-24", completed: 0, failed: 0, open: 0 },
    { day: "2026-11-25", completed: 2, failed: 1, open: 1 },
    { day: "2026-11-26", completed: 0, failed: 0, open: 0 },
  ]);
});
