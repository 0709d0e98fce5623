import type { APIRequestContext, Page } from "@playwright/test";

import type { Schema } from "@/client";

import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import type { Person } from "./lib/person";
import { expect, test } from "./lib/test";

/** As many of the library's cards as axe looks at: it takes a while for each, and they are all alike. */
const CARDS = 10;

/** Each page by a word that is there when its data are. Others meet axe in the flows of their own tests. */
async function walk(page: Page, pages: Record<string, string>): Promise<void> {
  for (const [path, word] of Object.entries(pages)) {
    await page.goto(path);
    await expect(page.getByText(word).filter({ visible: true }).first()).toBeVisible();
    await expectNoSideScroll(page);
    await expectAccessible(page);
  }
}

/** Two sets of one exercise, the later one first. */
async function twoSets(request: APIRequestContext, office: Person): Promise<[string, string]> {
  const headers = { Authorization: `Bearer ${office.token}` };
  const told = await request.get("/v1/analysis/sessions?status=completed&limit=50", { headers });
  const { sessions } = ((await told.json()) as { data: Schema<"History"> }).data;
  const [later, earlier] = sessions.filter(({ exerciseName }) => exerciseName === "Squat");
  if (later === undefined || earlier === undefined) throw new Error("the account has too few sets");
  return [later.id, earlier.id];
}

test("what everybody may see is accessible in both themes", async ({ page }) => {
  await page.route("**/v1/exercises", async (route) => {
    const response = await route.fetch();
    const { data } = (await response.json()) as { data: Schema<"ExerciseList"> };
    const exercises = data.exercises.slice(0, CARDS);
    await route.fulfill({ response, json: { success: true, data: { ...data, exercises } } });
  });
  await walk(page, { "/exercises": "Popular", "/nowhere/at/all": "This page is not here" });
});

test("what members see is accessible in both themes, with weeks of sets", async ({ page, office }) => {
  expect(office.id).toBeTruthy();
  await walk(page, { "/home": "Latest sets", "/analyses": "sets", "/profile": "Your data" });
});

test("of a set without its film one sees the figure, and what was found; two sets lie side by side", async ({
  page,
  office,
  request,
}) => {
  const [later, earlier] = await twoSets(request, office);
  await page.goto(`/analyses/${later}`);
  await expect(page.getByText("The film of this set is not here")).toBeVisible();
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("slider", { name: "Position in the film" }).press("End");
  await expect(page.getByTestId("stage")).not.toHaveAttribute("data-frame", "0");
  await walk(page, { [`/analyses/${later}?compare=${earlier}`]: "Other set" });
});
