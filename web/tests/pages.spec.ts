import type { Page } from "@playwright/test";

import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { withMonths } from "./lib/months";
import { asAdmin } from "./lib/office";
import { expect, test } from "./lib/test";

/** Each page by a heading or a word that is there when its data are. Others meet axe in the flows of their own tests. */
const PUBLIC = {
  "/exercises": "Popular",
  "/exercises/glute-bridge": "Glute Bridge",
};
const MEMBERS = {
  "/home": "Latest sets",
  "/analyses": "24 sets",
  "/progress": "Training days",
  "/profile": "Your data",
  "/admin": "Sessions a day",
  "/admin/users": "somebody@example.com",
};

async function walk(page: Page, pages: Record<string, string>): Promise<void> {
  for (const [path, word] of Object.entries(pages)) {
    await page.goto(path);
    await expect(page.getByText(word).filter({ visible: true }).first()).toBeVisible();
    await expectNoSideScroll(page);
    await expectAccessible(page);
  }
}

test("what everybody may see is accessible in both themes", async ({ page }) => {
  await walk(page, PUBLIC);
});

test("what members and admins see is accessible in both themes, with data", async ({ page, person }) => {
  expect(person.id).toBeTruthy();
  await withMonths(page);
  await asAdmin(page);
  await walk(page, MEMBERS);
});
