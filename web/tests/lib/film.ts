import { execFile } from "node:child_process";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, type APIRequestContext, type Page } from "@playwright/test";

import type { Schema } from "@/client";

import type { Person } from "./person";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const KEPT = fileURLToPath(new URL("../../node_modules/.cache/films", import.meta.url));
const run = promisify(execFile);

/** A film of the puppet and where its knees truly are, pixels of the upright picture, in every frame. */
export interface PuppetFilm {
  path: string;
  fps: number;
  width: number;
  height: number;
  knees: Record<"left" | "right", [number, number][]>;
  /** Seconds until the first rep turns. */
  turn: number;
}

/** Two squats that lean too far forward; drawn once and kept. */
export async function puppetFilm(upright = false): Promise<PuppetFilm> {
  return told(`${KEPT}/leaning-${upright ? "upright" : "wide"}.mp4`, ...(upright ? ["--upright"] : []));
}

/** The same set in 720p with 60 frames a second. */
export async function quickFilm(): Promise<string> {
  const path = `${KEPT}/quick.mp4`;
  await drawn(path, "--quick");
  return path;
}

/** What Chromium's fake camera shows, over and over: the same set, and then somebody who walks up to the camera. */
export const WEBCAM = `${KEPT}/webcam.mjpeg`;

export async function webcamFilm(): Promise<PuppetFilm> {
  return told(WEBCAM, "--camera");
}

const CODED_AT = 0.4;

/** A film that begins well, and most of whose pictures cannot be read. */
export async function damagedFilm(): Promise<string> {
  const whole = await readFile((await puppetFilm()).path);
  const path = `${KEPT}/damaged.mp4`;
  const end =
    whole.lastIndexOf("moov") > whole.lastIndexOf("mdat") ? whole.lastIndexOf("moov") - 4 : whole.length;
  const from = Math.round(whole.indexOf("mdat") + (end - whole.indexOf("mdat")) * CODED_AT);
  await writeFile(path, whole.fill(0xff, from, end));
  return path;
}

async function told(path: string, ...options: string[]): Promise<PuppetFilm> {
  return { path, ...(JSON.parse(await drawn(path, ...options)) as Omit<PuppetFilm, "path">) };
}

/** What is said about the film; it is made if it is not there, or older than what makes it. */
async function drawn(path: string, ...options: string[]): Promise<string> {
  const made = await stat(`${path}.json`).catch(() => null);
  const maker = await stat(`${ROOT}/tests/browser_film.py`);
  if (made === null || made.mtimeMs < maker.mtimeMs) return draw(path, options);
  return readFile(`${path}.json`, "utf8");
}

async function draw(path: string, options: string[]): Promise<string> {
  await mkdir(KEPT, { recursive: true });
  const own = path.replace(/(\w+)$/, `${process.pid}.$1`); // another worker may be drawing it, too
  const { stdout } = await run(".venv/bin/python", ["-m", "tests.browser_film", own, ...options], {
    cwd: ROOT,
  });
  await rename(own, path);
  await writeFile(`${path}.json`, stdout);
  return stdout;
}

/** Uploads a film over the API and waits until it is analysed; the session's id. */
export async function analysed(
  request: APIRequestContext,
  person: Person,
  film: string,
  exerciseName = "Squat",
  patience = 100_000,
): Promise<string> {
  const headers = { Authorization: `Bearer ${person.token}` };
  const answer = await request.post("/v1/analysis/upload", {
    headers,
    multipart: {
      exerciseName,
      video: { name: "set.mp4", mimeType: "video/mp4", buffer: await readFile(film) },
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { sessionId } = ((await answer.json()) as { data: Schema<"Accepted"> }).data;
  const state = async () => {
    const told = await request.get(`/v1/analysis/sessions/${sessionId}`, { headers });
    return ((await told.json()) as { data: Schema<"SessionState"> }).data.status;
  };
  await expect.poll(state, { timeout: patience, intervals: [500] }).toMatch(/completed|failed/);
  return sessionId;
}

/** What was found in the session that the page is of. */
export async function resultsOf(page: Page, person: Person): Promise<Schema<"Results">> {
  return (await asked(page, person, "results")) as Schema<"Results">;
}

/** When that frame of the page's session begins, seconds: cameras film at a rate that varies. */
export async function secondsOf(page: Page, person: Person, frame: number): Promise<number> {
  const { frames, times } = (await asked(page, person, "landmarks")) as Schema<"Landmarks">;
  const next = frames.findIndex((one) => one >= frame); // not every one is looked at
  const [before = NaN, after = NaN] = [frames[next - 1] ?? frames[next], frames[next]];
  const [from = NaN, to = NaN] = [times[next - 1] ?? times[next], times[next]];
  const seconds = from + ((to - from) * (frame - before)) / (after - before || 1);
  expect(seconds, `when frame ${frame} is`).not.toBeNaN();
  return seconds;
}

async function asked(page: Page, person: Person, what: "results" | "landmarks"): Promise<unknown> {
  const headers = { Authorization: `Bearer ${person.token}` };
  const session = new URL(page.url()).pathname.replace("/analyses/", "");
  const answer = await page.request.get(`/v1/analysis/sessions/${session}/${what}`, { headers });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { data: unknown }).data;
}
