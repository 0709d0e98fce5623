import type { Page } from "@playwright/test";

import { analysed, damagedFilm, puppetFilm, resultsOf } from "./lib/film";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { expectAt, expectKneeOnTheBody } from "./lib/stage";
import { expect, test } from "./lib/test";

test.describe.configure({ timeout: 120_000 });

test("an issue leads to its frame, the skeleton on the body, in a film that a phone turned", async ({
  page,
  person,
  request,
}) => {
  const film = await puppetFilm(true);
  const sessionId = await analysed(request, person, film.path);
  const { issues } = await resultsOf(request, person, sessionId);
  const frame = issues.find(({ fault }) => fault === "forward_lean")?.worstFrame ?? NaN;
  await page.goto(`/analyses/${sessionId}`);
  await page
    .getByRole("article", { name: "Excessive Forward Lean" })
    .getByRole("button", { name: /Show in the film/ })
    .click();
  await expectAt(page, film, frame);
  await expectKneeOnTheBody(page, film, frame);
  await asksAndHearsWhatComes(page);
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await compareAndDelete(page);
});

test("an analysis that failed says why, in one's own language, and is tried again", async ({
  page,
  person,
  request,
}) => {
  const sessionId = await analysed(request, person, await damagedFilm());
  const failed = page.getByRole("heading", { name: "This one did not work out" });
  await page.goto(`/analyses/${sessionId}`);
  await expect(failed).toBeVisible();
  await expect(page.getByText("Too much of this video is damaged")).toBeVisible();
  await expectAccessible(page);
  const asked = page.waitForResponse(/\/retry$/);
  await page.getByRole("button", { name: "Try again" }).click();
  expect((await asked).status()).toBe(200);
  await expect(failed).toBeHidden();
  await expect(failed).toBeVisible({ timeout: 40_000 }); // the film is no better by now
  await page.goto("/analyses?status=failed");
  await expect(page.getByRole("button", { name: "Try Squat again" })).toBeVisible();
  await page.evaluate(() => localStorage.setItem("biome.preferences", '{"language":"de"}'));
  await page.goto(`/analyses/${sessionId}`);
  await expect(page.getByText("beschädigt")).toBeVisible();
});

async function asksAndHearsWhatComes(page: Page): Promise<void> {
  await page.getByLabel("Your question").fill("What should I fix first?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  const answered = page.getByRole("heading", { name: "What should I fix first?" });
  await expect(answered.or(page.getByText("takes no questions on this server"))).toBeVisible();
}

async function compareAndDelete(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing to compare with yet" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the result" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/analyses$/);
}
