import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { defineConfig, devices } from "@playwright/test";

import { WEBCAM } from "./tests/lib/film";

const CHROMIUM = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "chromium"))
  .find((path) => existsSync(path));

/** On the system's Chromium, against a whole Biome of its own: API, worker and database on a free port. */
export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 90_000, // of a machine that has other things to do, too
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  webServer: {
    command: "exec .venv/bin/python -m tests.browser_server",
    cwd: "..",
    wait: { stdout: /Biome is ready at (?<BIOME_URL>\S+)/ },
    timeout: 240_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    stderr: "pipe",
  },
  use: {
    ...devices["Pixel 7"],
    deviceScaleFactor: 1, // seven times as many pixels would be painted for nobody
    contextOptions: { reducedMotion: "reduce" },
    ...(process.env.BIOME_URL && { baseURL: process.env.BIOME_URL }), // what the server said, below
    locale: "en-GB",
    launchOptions: {
      executablePath: CHROMIUM ?? "chromium",
      args: [
        "--no-sandbox", // root in a container has none
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${WEBCAM}`,
      ],
    },
    trace: "off",
    screenshot: "only-on-failure",
  },
});
