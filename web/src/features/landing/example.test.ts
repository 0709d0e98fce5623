import { expect, test } from "vitest";

import { EXAMPLE, EXAMPLE_LIMIT, FRAMES, momentAt, WORST } from "./example";

const all = Array.from({ length: FRAMES }, (_, frame) => momentAt(frame));

test("the clean rep is not called wrong, the leaning one is, and by its own angle", () => {
  const [begins = 0] = EXAMPLE.wrong;
  expect(all.slice(0, begins).some((moment) => moment.wrong)).toBe(false);
  expect(momentAt(WORST)).toMatchObject({ wrong: true });
  expect(momentAt(WORST).lean).toBeGreaterThan(EXAMPLE_LIMIT);
  expect(Math.abs(Math.max(...all.map(({ lean }) => lean)) - EXAMPLE.lean.degrees)).toBeLessThan(8);
});

test("what the page says adds up", () => {
  expect(EXAMPLE.reps).toHaveLength(5);
  expect(EXAMPLE.reps.filter((score) => score < 9)).toHaveLength(EXAMPLE.lean.reps);
});
