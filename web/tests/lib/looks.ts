import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const AXE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const THEMES = ["light", "dark"] as const;
/** What a theme can change is its colours; all else is looked for once. */
const RULES = {
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast"] },
} as const;

/** Makes the page light or dark, as a system that changes would. */
export async function setTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

/** axe finds nothing serious, nor anything moderate, in either theme. Call it on every page and in every state of it. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of THEMES) {
    await setTheme(page, theme);
    expect(await faults(page, theme), `axe, ${theme}, ${page.url()}`).toEqual([]);
  }
}

async function faults(page: Page, theme: (typeof THEMES)[number]): Promise<string[]> {
  // evaluated, not added as a tag: the page's policy has no place for scripts of strangers
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(await AXE);
  const found = await page.evaluate(
    (rules: object) =>
      (window as unknown as { axe: Axe }).axe.run({ runOnly: rules, resultTypes: ["violations"] }),
    RULES[theme],
  );
  return found.violations
    .filter((one) => one.impact !== "minor")
    .map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

interface Axe {
  run: (options: object) => Promise<AxeResults>;
}

/** Nothing reaches over the side of the window. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, `wider than the window: ${page.url()}`).toBeLessThanOrEqual(0);
}
