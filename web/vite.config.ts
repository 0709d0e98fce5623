import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { compressed, fontFirst } from "./scripts/vite-plugins.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const API = process.env.BIOME_API ?? "http://localhost:8000";
/** Paths that the API answers; the rest is the web app's (see src/biome/kit/pages.py). */
const OF_THE_API = ["/v1", "/ws", "/docs", "/openapi.json", "/health", "/metrics", "/models"];

export default defineConfig({
  plugins: [tanstackRouter({ target: "react" }), react(), tailwindcss(), fontFirst(), compressed()],
  resolve: {
    alias: {
      "@": at("./src"),
      // Radix' scroll lock writes a <style> tag, which the server's policy forbids; ours adopts a stylesheet instead.
      "react-style-singleton": at("./src/lib/style-singleton.ts"),
    },
  },
  build: {
    target: "baseline-widely-available",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Two files of what every page needs, instead of fifty: what hardly ever changes, and what is ours
          groups: [
            { name: "base", tags: ["$initial"], test: /node_modules/, priority: 1 },
            { name: "app", tags: ["$initial"] },
          ],
        },
      },
    },
  },
  worker: { format: "es" }, // MediaPipe imports its loader
  server: {
    port: 5173,
    // The host is left as the browser named it: signed links and WebSockets then come through here, too.
    proxy: Object.fromEntries(OF_THE_API.map((path) => [path, { target: API, ws: path === "/ws" }])),
  },
  test: {
    environment: "jsdom",
    isolate: false, // one jsdom for all: making it takes longer than all the tests
    maxWorkers: 1,
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/lib/testing/setup.ts"],
  },
});
