import { stored, useStored } from "./store";

export const LANGUAGES = ["en", "de", "es"] as const;
export type Language = (typeof LANGUAGES)[number];
export type Theme = "system" | "light" | "dark";
export type Units = "metric" | "imperial";

export interface Preferences {
  theme: Theme;
  units: Units;
  language: Language;
}

/** Of this browser; `public/theme.js` reads the theme before anything is drawn. */
export const preferences = stored<Preferences>("biome.preferences", {
  theme: "system",
  units: usualUnits(),
  language: spoken(),
});

export function usePreferences(): Preferences {
  return useStored(preferences);
}

/** The first of the browser's languages that we speak. */
function spoken(): Language {
  const wanted = navigator.languages.map((one) => one.slice(0, 2));
  return (
    LANGUAGES.find((one) => one === wanted.find((two) => (LANGUAGES as readonly string[]).includes(two))) ??
    "en"
  );
}

function usualUnits(): Units {
  return /-(US|LR|MM)$/.test(navigator.language) ? "imperial" : "metric";
}
