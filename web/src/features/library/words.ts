import { useTranslation } from "react-i18next";

import { usePreferences } from "@/lib/preferences";
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
    /** 2.5–4 m, or in feet */
    distance: ({ near, far }: Exercise["filming"]) => {
      const [from = "", to = ""] = [near, far].map((one) =>
        units === "metric" ? number(one) : number(one / FOOT, 0),
      );
      const unit = units === "metric" ? "m" : "ft";
      return from === to ? `${from} ${unit}` : `${from}–${to} ${unit}`;
    },
  };
}
