import { expectAccessible } from "./lib/looks";
import { somebody } from "./lib/person";
import { expect, test } from "./lib/test";

test("who signs up finds an empty home, signs out and comes in again", async ({ page }) => {
  const who = somebody();
  await page.goto("/sign-up");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Username").fill(who.username);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Film your first set" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expectAccessible(page);

  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("do not belong together");
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/home$/);
});

test("who is not signed in is asked to, and then comes where they wanted to go", async ({ page, person }) => {
  await page.goto("/progress?from=x");
  await page.evaluate(() => localStorage.removeItem("biome.session"));
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/progress\?from=x$/);
});
