import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

const like = { ...tests };
delete like.webServer;
const demo = {
  command: "exec .venv/bin/python -m tests.demo_server",
  cwd: "..",
  wait: { stdout: /Biome is ready at (?<BIOME_URL>\S+)/ },
  timeout: 600_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
  stderr: "pipe",
} as const;

/** Pictures of every page (`make screenshots`), of a Biome with the demo's account: of that at BIOME_SHOWN, or of a new one. */
export default defineConfig({
  ...like,
  testDir: "screenshots",
  testMatch: "**/*.shots.ts",
  timeout: 600_000,
  ...(process.env.BIOME_SHOWN === undefined
    ? { webServer: demo }
    : { use: { ...like.use, baseURL: process.env.BIOME_SHOWN } }),
});
