import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { preferences } from "@/lib/preferences";

import type { Catalogues } from "./catalogues";

export type { Catalogues } from "./catalogues";
export { faultText } from "./fault";
export { useFormat } from "./format";

type Load = () => Promise<unknown>;

/** Starts the texts: `catalogues` maps `<name>/<language>` to what loads it. Resolves when the common ones are there. */
export async function startTexts(catalogues: Record<string, Load>): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({
      type: "backend",
      read: (language: string, name: string) =>
        catalogues[`${name}/${language}`]?.() ?? Promise.reject(new Error(`no texts: ${name}/${language}`)),
    })
    .init({
      lng: preferences.get().language,
      ns: ["common"],
      defaultNS: "common",
      fallbackLng: false, // every language is complete: src/app/texts.test.ts
      interpolation: { escapeValue: false }, // React does
      partialBundledLanguages: true,
    });
  follow();
  preferences.subscribe(follow);
}

function follow(): void {
  const { language } = preferences.get();
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** For a route's loader: what it says is there before it is drawn. `loader: texts("account")` */
export function texts(...names: (keyof Catalogues)[]): () => Promise<void> {
  return () => i18next.loadNamespaces(names);
}
