/** How browsers say that a part of the app could not be fetched: Chrome, Firefox, Safari. */
const LOST = /dynamically imported module|Importing a module script failed/;

export function isLost(error: unknown): boolean {
  return error instanceof Error && LOST.test(error.message);
}

/**
 * A page whose part is gone is loaded anew by the router, once: a newer Biome has taken the place of this one. Without a
 * line that would leave one with the browser's own page and nothing of ours, so there it is not to know the fault again.
 */
export function followLostParts(): void {
  window.addEventListener("vite:preloadError", ({ payload }) => {
    if (!navigator.onLine) payload.message = `offline: ${payload.message}`;
  });
}
