import { analysed, puppetFilm } from "./lib/film";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { withMonths } from "./lib/months";
import { expect, test } from "./lib/test";

test("a set shows at home, in progress and in the history, and is deleted from there", async ({
  page,
  person,
  request,
}) => {
  await page.goto("/progress");
  await expect(page.getByRole("heading", { name: "Your progress starts with one set" })).toBeVisible();
  const film = await puppetFilm();
  await analysed(request, person, film.path);
  await page.goto("/home");
  await expect(page.getByRole("heading", { name: /^Next time you do Squat/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "All sets" }).click();
  await expect(page.getByText("1 set", { exact: true })).toBeVisible();
  await page.getByLabel("State").selectOption("failed");
  await expect(page).toHaveURL(/status=failed/);
  await expect(page.getByRole("heading", { name: "No set fits these filters" })).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Delete Squat" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { name: "No sets yet" })).toBeVisible();
});

test("months of sets are a curve with its band, a calendar, and issues that fade", async ({
  page,
  person,
}) => {
  test.info().annotations.push({ type: "signed in as", description: person.username });
  await withMonths(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/progress");
  const chart = page.getByRole("img", { name: "Squat: 24 scores through time" });
  await expect(chart).toBeVisible();
  await expect(page.getByText("Improving").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Forward Lean" })).toContainText(
    "Not seen lately",
  );
  await expect(page.getByRole("listitem").filter({ hasText: "Shallow Depth" })).toContainText("Still there");
  await expectNoSideScroll(page);
  await expectAccessible(page);
  await page.getByText("All scores as a table").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(25);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(async () => (await chart.boundingBox())?.width).toBeGreaterThan(500);
  await chart.click();
  await expect(page).toHaveURL(/\/analyses\/01a21d80/);
});
