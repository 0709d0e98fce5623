import type { APIRequestContext, Page } from "@playwright/test";

import type { Schema } from "@/client";

import { pressOn, typeInto } from "./lib/keys";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { registered, type Person } from "./lib/person";
import { expect, test } from "./lib/test";

async function figures(
  request: APIRequestContext,
  office: Person,
  days: number,
): Promise<Schema<"Analytics">> {
  const headers = { Authorization: `Bearer ${office.token}` };
  const told = await request.get(`/v1/admin/analytics?days=${days}`, { headers });
  return ((await told.json()) as { data: Schema<"Analytics"> }).data;
}

/** That many are asked for by other tests meanwhile, so: at least as many as there were before. */
async function expectCharted(page: Page, { sessionsByDay }: Schema<"Analytics">): Promise<void> {
  const charted = async () => {
    const label = await page
      .getByRole("img", { name: /by day and by what became/ })
      .getAttribute("aria-label");
    return Number(label?.match(/^\d+/)?.[0]);
  };
  const known = sessionsByDay.reduce((sum, day) => sum + day.sessions, 0);
  expect(known).toBeGreaterThan(0);
  await expect.poll(charted).toBeGreaterThanOrEqual(known);
}

test("an admin sees how the service does: its days, why analyses fail in words, and each exercise", async ({
  page,
  office,
  request,
}) => {
  const month = await figures(request, office, 30);
  const week = await figures(request, office, 7);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/profile");
  await page.getByRole("link", { name: "Admin", exact: true }).click();
  await expectCharted(page, month);
  await expect(page.getByText("Nobody in the picture")).toBeVisible();
  await expect(page.getByText("no_person")).toBeHidden();
  const squat = month.exercises.find(({ exerciseName }) => exerciseName === "Squat");
  const row = page.getByRole("row").filter({ has: page.getByText("Squat", { exact: true }) });
  await expect(row).toContainText(squat?.mostFrequentIssues[0]?.cause ?? "nothing is known of it");
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await pressOn(page, page.getByRole("radio", { name: "30 days" }), "ArrowLeft");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/days=7/);
  await expectCharted(page, week);
});

test("an admin finds somebody, locks them out, lets them in, makes them an admin and erases them, by keyboard", async ({
  page,
  office,
  request,
}) => {
  const other = await registered(request);
  expect(office.id).toBeTruthy();
  await page.goto("/admin/users");
  await typeInto(page, page.getByLabel("Find"), other.email);
  await expect(page).toHaveURL(/search=/);
  await expect(page.getByText("1 account", { exact: true })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: other.email });
  await expectNoSideScroll(page);
  await expectAccessible(page);

  await choose(page, other, "Deactivate");
  await expect(row.getByText("Deactivated")).toBeVisible();
  expect(await statusOf(request, "/v1/user/profile", other)).toBe(401);
  await pressOn(page, page.getByLabel("State"), "ArrowDown"); // those who are active
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  await pressOn(page, page.getByLabel("State"), "ArrowDown"); // those who are not
  await choose(page, other, "Activate");
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  await pressOn(page, page.getByLabel("State"), "ArrowUp");
  await choose(page, other, "Make an admin");
  await expect(row.getByText("Admin", { exact: true })).toBeVisible();
  await choose(page, other, "Make a plain user");
  await expect(row.getByText("Admin", { exact: true })).toBeHidden();
  await pressOn(page, page.getByRole("button", { name: `Erase ${other.username}` }));
  await pressOn(page, page.getByRole("alertdialog").getByRole("button", { name: "Delete" }));
  await expect(page.getByRole("heading", { name: "Nobody fits" })).toBeVisible();
  const { email, password } = other;
  expect((await request.post("/v1/auth/login", { data: { email, password } })).status()).toBe(401);
});

test("to who is no admin the pages of admins are not there, nor what they show", async ({
  page,
  person,
  request,
}) => {
  await page.goto("/admin/users");
  await expect(page).toHaveURL(/\/home$/);
  expect(await statusOf(request, "/v1/admin/users", person)).toBe(403);
});

async function choose(page: Page, other: Person, name: string): Promise<void> {
  await pressOn(page, page.getByRole("button", { name: `Change ${other.username}` }));
  await expect(page.getByRole("menuitem", { name, exact: true })).toBeVisible();
  await page.keyboard.type(name.slice(0, 9)); // a menu is gone through by what its items begin with
  await expect(page.getByRole("menuitem", { name, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
}

async function statusOf(request: APIRequestContext, path: string, who: Person): Promise<number> {
  return (await request.get(path, { headers: { Authorization: `Bearer ${who.token}` } })).status();
}
