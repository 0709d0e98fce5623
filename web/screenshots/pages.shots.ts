import { expect, test, type APIRequestContext, type Page } from "@playwright/test";

import type { Schema } from "@/client";

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

async function mine(request: APIRequestContext, token: string): Promise<Record<string, string>> {
  const headers = { Authorization: `Bearer ${token}` };
  const told = await request.get("/v1/analysis/sessions?limit=1&status=completed", { headers });
  const { data } = (await told.json()) as { data: Schema<"History"> };
  return {
    home: "/home",
    history: "/analyses",
    "history-filtered": "/analyses?status=failed",
    progress: "/progress",
    new: "/analyses/new",
    results: `/analyses/${data.sessions[0]?.id ?? ""}`,
    profile: "/profile",
    admin: "/admin",
    "admin-users": "/admin/users",
  };
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

async function shoot(page: Page, pages: Record<string, string>): Promise<void> {
  for (const [name, path] of Object.entries(pages).filter(([name]) => ONLY.test(name))) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
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
