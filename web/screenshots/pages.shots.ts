import { expect, test, type APIRequestContext, type Page } from "@playwright/test";

import type { Schema } from "@/client";

import { puppetFilm, webcamFilm } from "../tests/lib/film";
import { expectNoSideScroll, setTheme, THEMES } from "../tests/lib/looks";

const WHO = { email: "demo@example.com", password: "a long sentence" };
const WIDTHS = [390, 1440];
const HEIGHTS: Record<number, number> = { 390: 844, 1440: 900 };
const ONLY = new RegExp(process.env.ONLY ?? "");

const PUBLIC: Record<string, string> = {
  landing: "/",
  "how-it-works": "/how-it-works",
  "sign-in": "/sign-in",
  "sign-up": "/sign-up",
  exercises: "/exercises",
  "exercises-found": "/exercises?q=squat&equipment=barbell",
  exercise: "/exercises/squat",
  "exercise-lying": "/exercises/glute-bridge",
  missing: "/nothing-here",
};

/** An address, and what is done there before the picture is taken. */
type Shot = string | { path: string; then: (page: Page) => Promise<void> };

async function mine(request: APIRequestContext, token: string): Promise<Record<string, Shot>> {
  const latest = await latestSet(request, token, "completed");
  return {
    home: "/home",
    history: "/analyses",
    "history-filtered": "/analyses?status=failed",
    progress: "/progress",
    new: "/analyses/new",
    "new-filled": { path: "/analyses/new?exercise=squat", then: chooseFilm },
    "new-camera": { path: "/analyses/new?exercise=squat", then: openCamera },
    live: { path: "/analyses/new?exercise=squat", then: startAnalysis },
    results: `/analyses/${latest}`,
    compare: `/analyses/${latest}?compare=choose`,
    failed: `/analyses/${await latestSet(request, token, "failed")}`,
    profile: "/profile",
    admin: "/admin",
    "admin-users": "/admin/users",
  };
}

async function latestSet(request: APIRequestContext, token: string, status: string): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` };
  const told = await request.get(`/v1/analysis/sessions?limit=1&status=${status}`, { headers });
  const { data } = (await told.json()) as { data: Schema<"History"> };
  return data.sessions[0]?.id ?? "";
}

async function chooseFilm(page: Page): Promise<void> {
  await page.locator("input[type=file]").setInputFiles((await puppetFilm()).path);
  await expect(page.getByRole("button", { name: "Analyse" })).toBeEnabled();
}

async function openCamera(page: Page): Promise<void> {
  await webcamFilm();
  await page.getByRole("button", { name: "Record now" }).click();
  await expect(page.locator("video")).toBeVisible();
}

/** A real one: the pictures are of its first seconds. */
async function startAnalysis(page: Page): Promise<void> {
  await chooseFilm(page);
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(page.getByRole("list", { name: "Steps" })).toBeVisible();
}

async function signIn(page: Page, request: APIRequestContext): Promise<string> {
  const answer = await request.post("/v1/auth/login", { data: WHO });
  expect(answer.status(), await answer.text()).toBe(200);
  const { data } = (await answer.json()) as { data: Schema<"SignedUp"> };
  const { token, refreshToken, expiresAt, user } = data;
  await page.goto("/theme.js");
  const session = JSON.stringify({ token, refreshToken, expiresAt, userId: user.id, role: user.role });
  await page.evaluate((value) => localStorage.setItem("biome.session", value), session);
  return token;
}

async function shoot(page: Page, pages: Record<string, Shot>): Promise<void> {
  for (const [name, shot] of Object.entries(pages).filter(([name]) => ONLY.test(name))) {
    const { path, then } = typeof shot === "string" ? { path: shot, then: undefined } : shot;
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await then?.(page);
    await expect(page.locator(".animate-pulse")).toHaveCount(0); // skeletons: what comes is on its way
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHTS[width] ?? 900 });
      for (const theme of THEMES) {
        await setTheme(page, theme);
        await page.waitForTimeout(250); // charts take their width a frame later
        await page.screenshot({
          path: `screenshots/made/${name}-${width}-${theme}.png`,
          fullPage: true,
          animations: "disabled",
        });
        await expectNoSideScroll(page);
      }
    }
  }
}

test.use({ isMobile: false, deviceScaleFactor: 1, extraHTTPHeaders: { "X-Forwarded-For": "10.1.2.3" } });

test("what everybody sees", async ({ page }) => {
  await shoot(page, PUBLIC);
});

test("what members see", async ({ page, request }) => {
  const token = await signIn(page, request);
  await shoot(page, await mine(request, token));
});
