import { expect, test } from "vitest";

import { ownPath } from "./guards";

test("an address that is none of ours is not gone to", () => {
  expect(ownPath("/analyses?status=failed")).toBe("/analyses?status=failed");
  for (const next of ["https://evil.example/", "//evil.example/", "/\\evil.example", "", undefined]) {
    expect(ownPath(next)).toBeUndefined();
  }
});
