import type { Page } from "@playwright/test";

import { analysed, damagedFilm, puppetFilm, resultsOf } from "./lib/film";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { breakSockets } from "./lib/sockets";
import { expectAt, expectKneeOnTheBody } from "./lib/stage";
import { expect, test } from "./lib/test";

test.describe.configure({ timeout: 240_000 });

test("a film that a phone turned is followed without a socket, and an issue leads to its frame, the skeleton on the body", async ({
  page,
  person,
}) => {
  const film = await puppetFilm(true);
  const sockets = await breakSockets(page, "break");
  await page.goto("/analyses/new?exercise=squat");
  await page.locator("input[type=file]").setInputFiles(film.path);
  await expect(page.getByRole("button", { name: "Analyse" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(page.getByText("Checking every few seconds instead")).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole("heading", { name: "Measured" })).toBeVisible({ timeout: 100_000 });
  expect(sockets.opened).toBeGreaterThan(1);

  const { issues } = await resultsOf(page, person);
  const frame = issues.find(({ fault }) => fault === "forward_lean")?.worstFrame ?? NaN;
  await page
    .getByRole("article", { name: "Excessive Forward Lean" })
    .getByRole("button", { name: /Show in the film/ })
    .click();
  await expectAt(page, film, frame);
  await expectKneeOnTheBody(page, film, frame);
  await page.getByRole("slider", { name: "Position in the film" }).press("Home");
  await expectAt(page, film, 0);
  await expectKneeOnTheBody(page, film, 0); // she stands: no other joint is near it by chance
  await asksAndHearsWhatComes(page);
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await compareAndDelete(page);
});

test("of a film that the browser cannot play one sees our copy, at the same frames", async ({
  page,
  person,
  request,
}) => {
  const film = await puppetFilm();
  const session = await analysed(request, person, film.path, "Squat", 100_000);
  await page.route(/original\.mp4/, (route) => route.fulfill({ status: 206, body: "HEVC, to this browser" }));
  await page.goto(`/analyses/${session}`);
  await expect(page.getByText("You see our copy")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("alert")).toBeHidden();
  await expect(page.getByRole("button", { name: "Skeleton" })).toBeHidden(); // it is drawn in
  await page
    .getByRole("button", { name: /Show in the film/ })
    .first()
    .click();
  const frame = Number(await page.getByTestId("stage").getAttribute("data-frame"));
  expect(frame).toBeGreaterThan(0);
  await expectAt(page, film, frame);
  await expectAccessible(page);
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
  await page.goto("/analyses?status=failed");
  await expect(page.getByRole("button", { name: "Try Squat again" })).toBeVisible();
  await page.evaluate(() => localStorage.setItem("biome.preferences", '{"language":"de"}'));
  await page.goto(`/analyses/${sessionId}`);
  await expect(page.getByText("beschädigt")).toBeVisible();
  const asked = page.waitForResponse(/\/retry$/);
  await page.getByRole("button", { name: "Noch einmal versuchen" }).click();
  expect((await asked).status()).toBe(200);
  await expect(page.getByText("beschädigt")).toBeHidden(); // it is in work again
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
