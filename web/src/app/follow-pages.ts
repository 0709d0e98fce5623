import type { router } from "./router";

/**
 * After going to another page the focus is at its heading, which a screen reader then reads, as when a page is loaded.
 * Another filter of the same page moves nothing.
 */
export function followPages(of: typeof router): void {
  of.subscribe("onRendered", ({ fromLocation, toLocation }) => {
    if (fromLocation === undefined || fromLocation.pathname === toLocation.pathname) return;
    const heading =
      document.querySelector<HTMLElement>("main h1[tabindex]") ?? document.getElementById("main");
    heading?.focus({ preventScroll: true });
  });
}
