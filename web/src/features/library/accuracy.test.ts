import { expect, test } from "vitest";

import { foundOf, total } from "./accuracy";

const share = (found: number, of: number) => ({ found, of });
const view = (exact: number, of: number) => ({
  view: "side",
  exact: share(exact, of),
  withinOne: share(of, of),
  holdError: null,
  falseAlarms: share(1, of),
});

test("sides are added up, and small faults do not count", () => {
  expect(total([view(3, 4), view(10, 10)], "exact")).toEqual(share(13, 14));
  expect(total([], "falseAlarms")).toEqual(share(0, 0));
  const fault = {
    name: "x",
    view: "side",
    minor: share(0, 5),
    moderate: share(4, 5),
    severe: share(5, 5),
    falseAlarms: share(0, 5),
  };
  expect(foundOf([fault, fault])).toEqual(share(18, 20));
});
