import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { withMonths } from "./lib/months";
import { expect, test } from "./lib/test";

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
