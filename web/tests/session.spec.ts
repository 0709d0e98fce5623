import type { Page } from "@playwright/test";

import { expectAccessible } from "./lib/looks";
import { somebody, type Person } from "./lib/person";
import { expect, test } from "./lib/test";

const signInHeading = (page: Page) => page.getByRole("heading", { name: "Welcome back" });

/** As if so much time had passed: the token is old. */
async function makeOld(page: Page): Promise<void> {
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem("biome.session") ?? "{}") as Record<string, string>;
    localStorage.setItem(
      "biome.session",
      JSON.stringify({ ...session, expiresAt: new Date(0).toISOString() }),
    );
  });
}

async function signIn(page: Page, who: Pick<Person, "email" | "password">): Promise<void> {
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("who signs out in one tab is out in the other, too; another person who comes in, as well", async ({
  page,
  person,
  context,
  request,
}) => {
  const next = somebody();
  expect((await request.post("/v1/auth/register", { data: next })).status()).toBe(201);
  await page.goto("/home");
  const other = await context.newPage();
  await other.goto("/profile");
  await expect(other.getByText(person.email)).toBeVisible();
  await page.goto("/profile");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(signInHeading(page)).toBeVisible();
  await expect(signInHeading(other)).toBeVisible();
  await signIn(page, next);
  await expect(other).toHaveURL(/\/home$/);
  await other.getByRole("link", { name: "Profile" }).click();
  await expect(other.getByText(next.email)).toBeVisible();
  await expect(other.getByText(person.email)).toBeHidden();
});

test("an old token is renewed without a word, once for two tabs", async ({ page, person, context }) => {
  await page.goto("/home");
  await makeOld(page);
  const renewals: string[] = [];
  context.on("request", (request) => {
    if (request.url().endsWith("/auth/refresh")) renewals.push(request.url());
  });
  const other = await context.newPage();
  await Promise.all([page.goto("/profile"), other.goto("/profile")]);
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(other.getByText(person.email)).toBeVisible();
  expect(renewals).toHaveLength(1);
});

test("a sign-in that the server has ended leads to the sign-in, and from there back to the very page", async ({
  page,
  person,
  request,
}) => {
  await page.goto("/profile");
  await expect(page.getByText(person.email)).toBeVisible();
  const headers = { Authorization: `Bearer ${person.token}` };
  expect((await request.post("/v1/auth/logout", { headers, data: { everywhere: true } })).status()).toBe(200);
  await page.goto("/analyses?status=failed");
  await expect(page.getByText("You have been signed out")).toBeVisible();
  await expectAccessible(page);
  await signIn(page, person);
  await expect(page).toHaveURL(/\/analyses\?status=failed$/);
});

test("without a network one is told so, and goes on when it is back", async ({ page, person, context }) => {
  await page.goto("/profile");
  await expect(page.getByText(person.email)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole("status").getByText("You are offline")).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(page.getByText("You are offline")).toBeHidden();
});

test("who loses the line loses nothing of the page: what cannot come is told, and comes when it is back", async ({
  page,
  context,
}) => {
  await page.goto("/how-it-works");
  const heading = page.getByRole("heading", { level: 1, name: "How it works" });
  await expect(heading).toBeVisible();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Theme" }).click();
  await page.waitForTimeout(5000); // when toasts are fetched
  await expect(heading).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("This part could not be fetched", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Theme" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Start free" }).last().click();
  await expect(page.getByRole("heading", { name: "This page could not be fetched" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByLabel("E-mail")).toBeVisible();
});
