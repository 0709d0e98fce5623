import { preferences } from "./preferences";

const GROUND = { light: "#fbfbf9", dark: "#0e1210" };
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const { theme } = preferences.get();
  const now = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
  document.documentElement.dataset.theme = now;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", GROUND[now]);
}

/** Keeps the page's theme what the person, or their system, wants it to be. */
export function followTheme(): void {
  apply();
  preferences.subscribe(apply);
  dark.addEventListener("change", apply);
}
