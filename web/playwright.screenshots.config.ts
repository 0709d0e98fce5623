import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

/** Pictures of every page (`make screenshots`), of a Biome with the demo's account; of the one at BIOME_URL if there is one. */
export default defineConfig({
  ...tests,
  testDir: "screenshots",
  testMatch: "**/*.shots.ts",
  timeout: 300_000,
  ...(process.env.BIOME_SHOWN === undefined
    ? {
        webServer: {
          command: "exec .venv/bin/python -m tests.demo_server",
          cwd: "..",
          wait: { stdout: /Biome is ready at (?<BIOME_URL>\S+)/ },
          timeout: 600_000,
          gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
          stderr: "pipe",
        },
      }
    : { webServer: undefined }),
});
