import { execFile } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { expect, type APIRequestContext } from "@playwright/test";

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
}

/** Two squats that lean too far forward; drawn once and kept. */
export async function puppetFilm(upright = false): Promise<PuppetFilm> {
  const path = `${KEPT}/leaning-${upright ? "upright" : "wide"}.mp4`;
  const told = await drawn(path, ...(upright ? ["--upright"] : []));
  return { path, ...(JSON.parse(told) as Omit<PuppetFilm, "path">) };
}

/** The same set in 720p with 60 frames a second. */
export async function quickFilm(): Promise<string> {
  const path = `${KEPT}/quick.mp4`;
  await drawn(path, "--quick");
  return path;
}

/** What Chromium's fake camera shows, over and over: the same set, and then somebody who walks up to the camera. */
export const WEBCAM = `${KEPT}/webcam.mjpeg`;

export async function webcamFilm(): Promise<void> {
  await drawn(WEBCAM, "--camera");
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

/** What is said about the film; it is made if it is not there. */
function drawn(path: string, ...options: string[]): Promise<string> {
  return readFile(`${path}.json`, "utf8").catch(() => draw(path, options));
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
  patience = 60_000,
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

/** What was found in a session. */
export async function resultsOf(
  request: APIRequestContext,
  person: Person,
  sessionId: string,
): Promise<Schema<"Results">> {
  const headers = { Authorization: `Bearer ${person.token}` };
  const told = await request.get(`/v1/analysis/sessions/${sessionId}/results`, { headers });
  expect(told.status(), await told.text()).toBe(200);
  return ((await told.json()) as { data: Schema<"Results"> }).data;
}
