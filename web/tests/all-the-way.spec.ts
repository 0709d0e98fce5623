import type { Page } from "@playwright/test";

import type { Schema } from "@/client";

import { puppetFilm, type PuppetFilm } from "./lib/film";
import { pressOn, tabTo, typeInto } from "./lib/keys";
import { expectNoSideScroll } from "./lib/looks";
import { somebody } from "./lib/person";
import { expectAt, expectKneeOnTheBody } from "./lib/stage";
import { expect, test } from "./lib/test";

test.describe.configure({ timeout: 240_000 });

test("the whole way by keyboard alone: sign up, film, progress, result, issue, history, delete", async ({
  page,
}) => {
  const film = await puppetFilm();
  await signsUp(page);
  await choosesExerciseAndFilm(page, film);
  const results = await watchesAndReloads(page);
  const lean = results.issues.find(({ fault }) => fault === "forward_lean");
  await lookAtIssue(page, film, lean?.worstFrame ?? NaN);
  await seesItInProgress(page);
  await findsAndDeletesIt(page);
});

async function signsUp(page: Page): Promise<void> {
  const who = somebody();
  await page.goto("/sign-up?next=%2Fanalyses%2Fnew");
  await typeInto(page, page.getByLabel("E-mail"), who.email);
  await typeInto(page, page.getByLabel("Username"), who.username);
  await typeInto(page, page.getByLabel("Password", { exact: true }), who.password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/analyses\/new$/);
}

async function choosesExerciseAndFilm(page: Page, film: PuppetFilm): Promise<void> {
  await typeInto(page, page.getByRole("combobox", { name: "Exercise" }), "air squ");
  await expect(page.getByRole("option", { name: /Squat also called air squat/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/exercise=squat/);
  await expect(page.getByText("From the side", { exact: true }).filter({ visible: true })).toBeVisible();
  await expectNoSideScroll(page);
  await page.route(/\/v1\/files/, (route) => route.abort(), { times: 1 }); // the line is cut once
  const asked = page.waitForEvent("filechooser");
  await pressOn(page, page.getByRole("button", { name: /Choose a video/ }));
  await (await asked).setFiles(film.path);
  await pressOn(page, page.getByRole("button", { name: "Analyse" }));
}

async function watchesAndReloads(page: Page): Promise<Schema<"Results">> {
  const steps = page.getByRole("list", { name: "Steps" });
  const measured = page.getByRole("heading", { name: "Measured" });
  await expect(steps.getByText("Finding your body in every frame")).toBeVisible();
  await expectNoSideScroll(page);
  const told = page.waitForResponse(/\/v1\/analysis\/sessions\/[^/]+\/results$/, { timeout: 100_000 });
  await page.reload();
  await expect(steps.or(measured).first()).toBeVisible();
  await expect(measured).toBeVisible({ timeout: 100_000 });
  await expect(page.getByRole("heading", { name: "Squat", level: 1 })).toBeVisible();
  return ((await (await told).json()) as { data: Schema<"Results"> }).data;
}

async function lookAtIssue(page: Page, film: PuppetFilm, frame: number): Promise<void> {
  await pressOn(page, page.getByRole("button", { name: "Show in the film: Excessive Forward Lean" }));
  await expectAt(page, film, frame);
  await expectKneeOnTheBody(page, film, frame);
  await page.keyboard.press(".");
  await expectAt(page, film, frame + 1);
  await page.keyboard.press(",");
  await expectAt(page, film, frame);
  await pressOn(page, page.getByRole("button", { name: /^Rep 2/ }));
  await expect(page.getByRole("button", { name: "Stop repeating Rep 2" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Stop repeating Rep 2" })).toBeHidden();
  await tabTo(page, page.getByRole("slider", { name: "Position in the film" }));
  await page.keyboard.press("Home");
  await expectAt(page, film, 0);
  await expectKneeOnTheBody(page, film, 0); // she stands: no other joint is near it by chance
  await page.keyboard.press("ArrowRight");
  await expectAt(page, film, 1);
}

async function seesItInProgress(page: Page): Promise<void> {
  await pressOn(page, page.getByRole("link", { name: "Progress" }));
  await expect(page.getByRole("img", { name: "Squat: 1 score through time" })).toBeVisible();
  await pressOn(page, page.getByRole("link", { name: "Home" }));
  await expect(page.getByRole("heading", { name: /^Next time you do Squat/ })).toBeVisible();
}

async function findsAndDeletesIt(page: Page): Promise<void> {
  await pressOn(page, page.getByRole("link", { name: "All sets" }));
  await expect(page.getByText("1 set", { exact: true })).toBeVisible();
  await expectNoSideScroll(page);
  await typeInto(page, page.getByLabel("State"), "F");
  await expect(page).toHaveURL(/status=failed/);
  await expect(page.getByRole("heading", { name: "No set fits these filters" })).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: "Clear" }));
  await pressOn(page, page.getByRole("button", { name: "Delete Squat" }));
  await pressOn(page, page.getByRole("alertdialog").getByRole("button", { name: "Delete" }));
  await expect(page.getByRole("heading", { name: "No sets yet" })).toBeVisible();
}
