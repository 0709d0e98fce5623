import { useEffect } from "react";

import { stored, useStored } from "@/lib/store";

/** Whether single letters steer the film: who dictates or uses a switch may want them off (WCAG 2.1.4). */
export const shortcuts = stored("biome.shortcuts", { on: true });
export const useShortcuts = () => useStored(shortcuts);

/** What a key does, by `event.key`. */
export type Keys = Record<string, () => void>;

/** Keys that the element in focus takes for itself. */
const TAKES_ALL =
  "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu]";
const TAKES_SPACE = "button, a, [role=slider], [role=switch], [role=radio], summary";

export function useKeys(keys: Keys): void {
  const { on } = useShortcuts();
  useEffect(() => {
    if (!on) return undefined;
    const pressed = (event: KeyboardEvent) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || taken(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [keys, on]);
}

function taken({ target, key, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented) return true;
  if (!(target instanceof Element)) return false;
  if (target.closest(TAKES_ALL)) return true;
  const arrows =
    key.startsWith("Arrow") && target.closest("[role=slider], [role=radio], [role=tab]") !== null;
  return arrows || (key === " " && target.closest(TAKES_SPACE) !== null);
}
