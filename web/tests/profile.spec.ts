import { pressOn, typeInto } from "./lib/keys";
import { expectAccessible, expectNoSideScroll } from "./lib/looks";
import { expect, test } from "./lib/test";

test("a profile is gone to and changed by keyboard alone, made German and dark, and stays so", async ({
  page,
  person,
}) => {
  await page.goto("/home");
  await page.getByRole("link", { name: "Profile" }).press("Enter");
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Profile", exact: true })).toBeFocused();
  await expect(page).toHaveTitle("Profile · Biome");
  await typeInto(page, page.getByLabel("First name"), "Anna");
  await typeInto(page, page.getByLabel("Username"), "no spaces please"); // what one tabs into is selected
  await pressOn(page, page.getByRole("button", { name: "Save" }));
  await expect(page.getByLabel("Username")).toHaveAccessibleDescription(/letters, digits/);
  await expectAccessible(page);
  await page.keyboard.press("Control+A");
  await typeInto(page, page.getByLabel("Username"), person.username);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("First name")).toHaveValue("Anna");
  await expectNoSideScroll(page);

  await page.getByRole("radio", { name: "Dark" }).click();
  await page.getByLabel("Language").selectOption("de");
  await expect(page.getByRole("heading", { name: "Profil", exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Deine Daten" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("a picture is chosen, moved by keys, and shown", async ({ page, person }) => {
  await page.goto("/profile");
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(page.getByRole("link", { name: "Admin" })).toHaveCount(0); // it is for admins
  const picture = await page.screenshot();
  await page
    .getByLabel("Choose a picture")
    .setInputFiles({ name: "me.txt", mimeType: "text/plain", buffer: Buffer.from("no") });
  await expect(page.getByText("Choose a JPEG, PNG or WebP picture.").first()).toBeVisible();
  await page
    .getByLabel("Choose a picture")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: picture });
  const dialog = page.getByRole("dialog", { name: "Your picture" });
  await dialog.getByRole("application").press("ArrowDown");
  await dialog.getByRole("slider").press("ArrowRight");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Use this picture" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator("img")).toHaveJSProperty("naturalWidth", 512);
});

test("another password is set, and everything is taken along and erased", async ({ page, person }) => {
  await page.goto("/profile");
  await page.getByRole("button", { name: "Change password" }).click();
  const dialog = page.getByRole("dialog", { name: "Change password" });
  await dialog.getByLabel("Present password", { exact: true }).fill("not mine");
  await dialog.getByLabel("New password", { exact: true }).fill("quite another sentence");
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(dialog.getByLabel("Present password", { exact: true })).toHaveAccessibleDescription(
    /not your password/,
  );
  await expectAccessible(page);
  await dialog.getByLabel("Present password", { exact: true }).fill(person.password);
  await dialog.getByRole("button", { name: "Change password" }).click();
  await expect(dialog).toBeHidden();

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await saved).suggestedFilename()).toBe("biome-export.zip");

  await page.getByRole("button", { name: "Erase" }).click();
  const erasing = page.getByRole("dialog", { name: "Erase your account?" });
  await erasing.getByLabel("Password", { exact: true }).fill("quite another sentence");
  await erasing.getByRole("button", { name: "Erase for good" }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await page.goto("/home");
  await expect(page).toHaveURL(/\/sign-in/);
});
