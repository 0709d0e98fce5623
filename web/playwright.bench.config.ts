import { defineConfig } from "@playwright/test";

import tests from "./playwright.config.ts";

const { webServer, ...like } = tests;
const SHOWN = process.env.BIOME_SHOWN;

/** How quick the pages are (`make bench-web`), of a Biome of its own or of that at BIOME_SHOWN. */
export default defineConfig({
  ...like,
  testDir: "bench",
  testMatch: "**/*.bench.ts",
  timeout: 900_000,
  use: {
    ...like.use,
    contextOptions: { reducedMotion: "no-preference" }, // all that moves is measured, too
    ...(SHOWN !== undefined && { baseURL: SHOWN }),
  },
  ...(SHOWN === undefined && webServer && { webServer }),
});
