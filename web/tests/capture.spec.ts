import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { puppetFilm, resultsOf, secondsOf, webcamFilm, type PuppetFilm } from "./lib/film";
import { expectAccessible } from "./lib/looks";
import type { Person } from "./lib/person";
import { breakSockets } from "./lib/sockets";
import { expectShown, expectKneeOnTheBody } from "./lib/stage";
import { expect, test } from "./lib/test";

test.describe.configure({ timeout: 240_000 });

const exercise = (page: Page) => page.getByRole("combobox", { name: "Exercise" });
const file = (page: Page) => page.locator("input[type=file]");
const analyse = (page: Page) => page.getByRole("button", { name: "Analyse" });
const steps = (page: Page) => page.getByRole("list", { name: "Steps" });
const results = (page: Page) => page.getByRole("heading", { name: "Measured" });

test("what cannot be analysed is refused before anybody waits, and a camera that is not allowed is explained", async ({
  page,
  person,
}) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  expect(person.id).toBeTruthy();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/v1/analysis")) sent.push(request.url());
  });
  await page.goto("/analyses/new");
  const diary = Buffer.from("Dear diary, today I squatted, and it was good.");
  await file(page).setInputFiles({ name: "set.mp4", mimeType: "video/mp4", buffer: diary });
  await expect(page.getByRole("alert")).toContainText("This is not a video we can read");
  await expectAccessible(page);
  await file(page).setInputFiles((await puppetFilm()).path);
  await analyse(page).click();
  await expect(page.getByText("Choose the exercise first.")).toBeVisible();
  await expect(exercise(page)).toBeFocused();
  expect(sent).toEqual([]);
  await page.getByRole("button", { name: "Choose another" }).click();
  await page.getByRole("button", { name: "Record now" }).click();
  await expect(page.getByRole("alert")).toContainText("Biome may not use the camera");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Choose a video instead" }).click();
  await exercise(page).fill("plank");
  await page.keyboard.press("Enter");
  const half = (await readFile((await puppetFilm()).path)).subarray(0, 20_000);
  await file(page).setInputFiles({ name: "set.mp4", mimeType: "video/mp4", buffer: half });
  await analyse(page).click();
  await expect(page.getByRole("alert")).toContainText("part of the file is missing"); // that the server has seen
  await page.getByRole("button", { name: "Choose another" }).click();
  await expect(page.getByRole("button", { name: "Choose a video" })).toBeVisible();
});

test("a camera that is lost comes back; a set before it ends when one walks up to it, and is analysed as any other", async ({
  page,
  person,
}) => {
  const film = await webcamFilm();
  const unplug = await cameraToUnplug(page);
  const sockets = await breakSockets(page, "last");
  await page.goto("/analyses/new?exercise=squat");
  await page.getByRole("button", { name: "Record now" }).click();
  await expect(page.getByText("Good to go")).toBeVisible({ timeout: 45_000 });
  await expectAccessible(page);
  await unplug();
  await expect(page.getByRole("alert")).toContainText("The camera is gone");
  await page.getByRole("button", { name: "Try again" }).click(); // the fake camera then begins with the set
  await page.getByRole("radio", { name: "None" }).click();
  await page.getByRole("button", { name: "Record", exact: true }).click();
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(analyse(page)).toBeVisible({ timeout: 30_000 });
  await analyse(page).click();
  await expect(page).toHaveURL(/\/analyses\/[0-9a-f-]{36}/);
  await expect(steps(page).getByText("Finding your body in every frame")).toBeVisible();
  await expect(results(page)).toBeVisible({ timeout: 100_000 }); // on a slow machine one walks up for long
  expect(sockets.later).toBeGreaterThan(0); // the line was taken up again
  await lookAtIssue(page, person, film);
  await seeItInProgressAndDelete(page);
});

/** The recording begins somewhere in the set, but each rep goes as the puppet's first does, before its turn and after. */
async function lookAtIssue(page: Page, person: Person, film: PuppetFilm): Promise<void> {
  const { issues, reps } = await resultsOf(page, person);
  const frame = issues.find(({ fault }) => fault === "forward_lean")?.worstFrame ?? NaN;
  const seconds = await secondsOf(page, person, frame);
  await page.getByRole("button", { name: "Show in the film: Excessive Forward Lean" }).click();
  await expectShown(page, frame, [seconds, await secondsOf(page, person, frame + 1)]);
  const rep = reps.find(({ frameStart, frameEnd }) => frameStart <= frame && frame <= frameEnd);
  const since = seconds - (rep?.turnSeconds ?? NaN);
  await expectKneeOnTheBody(page, film, Math.round((film.turn + since) * film.fps));
}

async function seeItInProgressAndDelete(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Progress" }).click();
  await expect(page.getByRole("img", { name: "1 day in the last 18 weeks" })).toBeVisible(); // scored or not
  await page.goto("/analyses");
  await page.getByRole("button", { name: "Delete Squat" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "No sets yet" })).toBeVisible();
}

/** What takes the page its camera away. */
async function cameraToUnplug(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      const unplug = () => stream.getTracks()[0]?.dispatchEvent(new Event("ended"));
      window.addEventListener("unplug", unplug, { once: true });
      return stream;
    };
  });
  return () => page.evaluate(() => void window.dispatchEvent(new Event("unplug")));
}
