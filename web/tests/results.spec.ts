import type { Page } from "@playwright/test";

import { analysed, puppetFilm, resultsOf, type PuppetFilm } from "./lib/film";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { expect, test } from "./lib/test";

/** Share of the picture's width by which a drawn knee may be beside the true one. */
const BESIDE = 0.03;

test.describe.configure({ timeout: 120_000 });

for (const upright of [false, true]) {
  const shape = upright ? "that a phone turned" : "that is wide";
  test(`an issue leads to its frame, the skeleton on the body, in a film ${shape}`, async ({
    page,
    person,
    request,
  }) => {
    const film = await puppetFilm(upright);
    const sessionId = await analysed(request, person, film.path);
    const { issues } = await resultsOf(request, person, sessionId);
    const lean = issues.find(({ fault }) => fault === "forward_lean");
    const frame = lean?.worstFrame ?? NaN;
    await page.goto(`/analyses/${sessionId}`);
    await page
      .getByRole("article", { name: "Excessive Forward Lean" })
      .getByRole("button", { name: /Show in the film/ })
      .click();
    await expectAt(page, film, frame);
    await expectKneeOnTheBody(page, film, frame);
    if (upright) return;
    await stepsAndLoops(page, film, frame);
    await asksAndHearsWhatComes(page);
    await expectNoSideScroll(page);
    await expectAccessible(page);
    await compareAndDelete(page);
  });
}

/** The film stands at that frame: by its own clock, and by what the page says. */
async function expectAt(page: Page, film: PuppetFilm, frame: number): Promise<void> {
  const stage = page.getByTestId("stage");
  await expect(stage).toHaveAttribute("data-frame", String(frame));
  const shown = () => stage.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect.poll(async () => Math.abs((await shown()) * film.fps - 0.5 - frame)).toBeLessThanOrEqual(1);
}

/** A joint is drawn where the puppet's knee is in that frame: dots are white, and only at joints. */
async function expectKneeOnTheBody(page: Page, film: PuppetFilm, frame: number): Promise<void> {
  const knees = [film.knees.left[frame], film.knees.right[frame]].filter((knee) => knee !== undefined);
  const nearest = async () => {
    const dots = await page
      .getByTestId("skeleton")
      .evaluate(dotsOn, { width: film.width, height: film.height });
    return (
      Math.min(...knees.flatMap(([x, y]) => dots.map((dot) => Math.hypot(dot[0] - x, dot[1] - y)))) /
      film.width
    );
  };
  await expect.poll(nearest).toBeLessThan(BESIDE);
}

/** The white points of a canvas, in pixels of the film that lies below it. Runs in the page. */
function dotsOn(canvas: HTMLCanvasElement, film: { width: number; height: number }): [number, number][] {
  const scale = Math.min(canvas.width / film.width, canvas.height / film.height);
  const left = (canvas.width - film.width * scale) / 2;
  const top = (canvas.height - film.height * scale) / 2;
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const dots: [number, number][] = [];
  for (let i = 0; i < data.length; i += 4) {
    if (data.slice(i, i + 4).every((value) => value >= 250)) {
      dots.push([
        (((i / 4) % canvas.width) - left) / scale,
        (Math.floor(i / 4 / canvas.width) - top) / scale,
      ]);
    }
  }
  return dots;
}

async function stepsAndLoops(page: Page, film: PuppetFilm, frame: number): Promise<void> {
  await page.keyboard.press(".");
  await expectAt(page, film, frame + 1);
  await page.keyboard.press(",");
  await expectAt(page, film, frame);
  await page.getByRole("button", { name: /^Rep 2/ }).click();
  await expect(page.getByRole("button", { name: "Stop repeating Rep 2" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Stop repeating Rep 2" })).toBeHidden();
  await page.getByRole("slider", { name: "Position in the film" }).press("Home");
  await expectAt(page, film, 0);
}

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
