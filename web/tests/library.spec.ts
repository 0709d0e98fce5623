import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { expect, test } from "./lib/test";

test("an exercise is found by another name, by keyboard alone, and its page says how to film it", async ({
  page,
}) => {
  await page.goto("/exercises");
  await expect(page.getByRole("heading", { name: "Popular" })).toBeVisible();
  await expectNoSideScroll(page);
  await page.getByLabel("Search exercises").focus();
  await page.keyboard.type("rdl");
  await expect(page).toHaveURL(/q=rdl/);
  await expect(page.getByText("Also called", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Search exercises").focus();
  await page.getByRole("link", { name: /^Romanian Deadlift/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Romanian Deadlift" })).toBeFocused();
  await expect(page.getByText("Phone at hip height", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goBack();
  await expect(page.getByLabel("Search exercises")).toHaveValue("rdl");
});

test("filters stand in the address, and what fits nothing says so", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/exercises?category=Core&equipment=cable");
  await expect(page.getByLabel("Equipment")).toHaveValue("cable");
  await expect(page.getByText(/^[1-9]\d* exercises?$/)).toBeVisible();
  await page.getByLabel("Search exercises").fill("zzz");
  await expect(page.getByRole("heading", { name: "No exercise fits" })).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect(page).toHaveURL(/\/exercises$/);
  await expectNoSideScroll(page);
  await page.goto("/exercises/no-such-thing");
  await expect(page.getByRole("heading", { name: "This page is not here" })).toBeVisible();
});

test("an exercise's page fits a phone in every language", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/exercises");
  for (const language of ["de", "es", "en"]) {
    await page.evaluate(
      (one) => localStorage.setItem("biome.preferences", `{"language":"${one}"}`),
      language,
    );
    for (const slug of ["squat", "push-up", "kettlebell-swing"]) {
      await page.goto(`/exercises/${slug}`);
      await expect(page.getByRole("table").first()).toBeVisible();
      await expectNoSideScroll(page);
    }
  }
});

test("the landing page leads to how it works and to signing up", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("See your form");
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "How it works" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "How it works" })).toBeFocused();
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Start free" }).click();
  await expect(page).toHaveURL(/\/sign-up$/);
});

test("the library is German to who reads German, and the exercise that is chosen in it is the one that is filmed", async ({
  page,
  person,
}) => {
  expect(person.id).toBeTruthy();
  await page.evaluate(() => localStorage.setItem("biome.preferences", '{"language":"de"}'));
  await page.goto("/exercises?q=kniebeuge");
  await page.getByRole("link", { name: /^Kniebeuge Unterkörper/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kniebeuge" })).toBeVisible();
  await expect(page.getByText("Stell das Handy auf Hüfthöhe")).toBeVisible();
  await expect(page.getByText("Vorlage zu stark").first()).toBeVisible();
  await page.getByRole("link", { name: "Jetzt filmen" }).click();
  await expect(page.getByRole("combobox")).toHaveValue("Kniebeuge");
  await expect(page.getByText("Stell das Handy auf Hüfthöhe").filter({ visible: true })).toBeVisible();
  await page.getByRole("link", { name: "Übungen" }).click();
  await expect(page.getByText("Kniebeuge", { exact: true }).first()).toBeVisible();
});

/** Which of them the latest are depends on the day. */
const GERMAN = /Kniebeuge|Liegestütz|Klimmzug|Kreuzheben|Schulterdrücken/;
const ENGLISH = /Squat|Push-up|Pull-up|Deadlift|Overhead Press/;

test("one's own sets are called in one's language, too", async ({ page, office }) => {
  expect(office.id).toBeTruthy();
  await page.evaluate(() => localStorage.setItem("biome.preferences", '{"language":"de"}'));
  for (const path of ["/home", "/analyses", "/progress", "/admin"]) {
    await page.goto(path);
    await expect(page.getByText(GERMAN).filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText(ENGLISH).filter({ visible: true })).toHaveCount(0);
  }
  await page.goto("/analyses");
  await page.getByRole("link").filter({ hasText: "Kniebeuge" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Kniebeuge" })).toBeVisible();
});
