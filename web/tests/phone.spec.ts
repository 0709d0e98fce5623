import type { Page } from "@playwright/test";

import type { Schema } from "@/client";

import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import type { Person } from "./lib/person";
import { expect, test } from "./lib/test";

/** The narrowest phone that people still have, and the language with the longest words. */
test.use({ viewport: { width: 360, height: 740 } });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("biome.preferences", '{"language":"de"}'));
});

/** What the API answers there, changed. */
async function changed(page: Page, path: RegExp, change: (data: unknown) => void): Promise<void> {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { data: unknown };
    change(answer.data);
    await route.fulfill({ response, json: answer });
  });
}

test("a set that failed is named and dated in full, its status in a place of its own", async ({
  page,
  office,
}) => {
  expect(office.id).toBeTruthy();
  await changed(page, /\/v1\/analysis\/sessions\?/, (data) => {
    const { sessions } = data as Schema<"History">;
    Object.assign(sessions[0] ?? {}, { exerciseName: "Pull-up", status: "failed", overallScore: null });
  });
  await page.goto("/analyses");
  const row = page.getByRole("listitem").filter({ hasText: "Fehlgeschlagen" });
  const name = row.getByText("Klimmzug", { exact: true });
  expect(await name.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  const date = (await row.getByRole("time").boundingBox()) ?? { y: NaN, height: NaN };
  const status = (await row.getByText("Fehlgeschlagen").boundingBox()) ?? { y: NaN };
  expect(status.y).toBeGreaterThanOrEqual(date.y + date.height);
  await expectNoSideScroll(page);
  await expectAccessible(page);
});

/** Ten reps: a first one of a tenth of the film, and others that are as narrow as in a film of half a minute. */
function tenReps(first: Schema<"RepDone">, length: number): Schema<"RepDone">[] {
  return Array.from({ length: 10 }, (_, index) => {
    const startSeconds = (index * length) / 10;
    const seconds = length * (index === 0 ? 0.095 : 0.035);
    return { ...first, index: index + 1, startSeconds, seconds, endSeconds: startSeconds + seconds };
  });
}

async function squat(page: Page, office: Person): Promise<string> {
  const headers = { Authorization: `Bearer ${office.token}` };
  const told = await page.request.get("/v1/analysis/sessions?status=completed&limit=50", { headers });
  const { sessions } = ((await told.json()) as { data: Schema<"History"> }).data;
  return sessions.find(({ exerciseName }) => exerciseName === "Squat")?.id ?? "";
}

test("a rep's number is whole or not there, and what was close is told without leaving the page's side", async ({
  page,
  office,
}) => {
  await changed(page, /\/results$/, (data) => {
    const results = data as Schema<"Results">;
    const [first] = results.reps;
    if (first) results.reps = tenReps(first, results.result.duration ?? NaN);
    results.watched = [
      { fault: "hips_first", type: "Hüfte kommt zuerst hoch", confidence: 1, value: 20, unit: "°" },
    ];
  });
  await page.goto(`/analyses/${await squat(page, office)}`);
  const bar = (index: number) => page.getByTitle(`Wiederholung ${index} in Schleife zeigen`, { exact: true });
  await expect(bar(1).getByText("1", { exact: true })).toBeVisible();
  await expect(bar(10)).toBeVisible();
  await expect(bar(10).getByText("10", { exact: true })).toBeHidden();
  await page.getByText(/Was wir noch geprüft haben/).click();
  await expect(page.getByText("Hüfte kommt zuerst hoch: knapp")).toBeVisible();
  await expectNoSideScroll(page);
});

test("a rep that is repeated is let go by another touch, and speeds are called the same for one film and for two", async ({
  page,
  office,
}) => {
  await page.goto(`/analyses/${await squat(page, office)}`);
  const second = page.getByRole("button", { name: /^Wdh. 2.*in Schleife/ });
  await second.click();
  await expect(second).toHaveAttribute("aria-pressed", "true");
  await second.click();
  await expect(second).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "Vergleichen" }).click();
  await expect(page.getByText("½×")).toBeVisible();
});
