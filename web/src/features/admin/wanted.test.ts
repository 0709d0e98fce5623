import { expect, test } from "vitest";

import { wantedOf } from "./wanted";

test("the address is taken for what it means and no more", () => {
  expect(wantedOf({ search: "ada", role: "admin", active: false, page: "2" })).toEqual({
    search: "ada",
    role: "admin",
    active: false,
    page: 2,
  });
  expect(wantedOf({ search: "", role: "king", active: "no", page: 0, other: 1 })).toEqual({});
});
