import { useTranslation } from "react-i18next";

import { usePreferences, type Units } from "@/lib/preferences";
import { useFormat } from "@/lib/texts";

import type { Exercise } from "./api";
import { CATEGORIES } from "./filters";

const EQUIPMENT = [
  "none",
  "barbell",
  "dumbbell",
  "machine",
  "cable",
  "kettlebell",
  "pull-up bar",
  "box",
  "bench",
  "band",
  "ez bar",
  "plate",
  "rope",
  "dip bars",
  "medicine ball",
  "wall",
  "ab wheel",
  "rings",
  "trap bar",
  "chair",
] as const;
const VIEWS = ["side", "oblique", "front", "end-on", "overhead"] as const;

const FOOT = 0.3048;

const among = <T extends string>(known: readonly T[], word: string): word is T =>
  known.some((one) => one === word);

/** The library's own words as they are shown; one that is new here is shown as it comes. */
export function useWords() {
  const { t } = useTranslation("library");
  const { units } = usePreferences();
  const { number } = useFormat();
  return {
    category: (name: string) => (among(CATEGORIES, name) ? t(`category.${name}`) : name),
    equipment: (name: string) => (among(EQUIPMENT, name) ? t(`equipment.${name}`) : name),
    view: (name: string) => (among(VIEWS, name) ? t(`view.${name}`) : name),
    shortView: (name: string) => (among(VIEWS, name) ? t(`shortView.${name}`) : name),
    height: (height: Exercise["filming"]["height"]) => t(`height.${height}`),
    distance: (filming: Exercise["filming"]) => distances(filming, units, number),
  };
}

/** 2.5–4 m, or in feet; in full with the metres, in which the advice beside it is written. */
export function distances(
  { near, far }: Pick<Exercise["filming"], "near" | "far">,
  units: Units,
  number: (value: number, digits?: 0 | 1) => string,
): { short: string; full: string } {
  const span = (from: string, to: string, unit: string) =>
    from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
  const metres = span(number(near), number(far), "m");
  if (units === "metric") return { short: metres, full: metres };
  const feet = span(number(near / FOOT, 0), number(far / FOOT, 0), "ft");
  return { short: feet, full: `${metres} (${feet})` };
}
