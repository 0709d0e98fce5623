import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { usePreferences, type Units } from "@/lib/preferences";

const INCH_CM = 2.54;
const MINUTE = 60;
const AGO: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Numbers, dates and lengths as the person reads them. */
export function formats(language: string, units: Units) {
  const number = (value: number, digits = 1) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return {
    number,
    /** 0.873 → 87 % */
    percent: (share: number) => new Intl.NumberFormat(language, { style: "percent" }).format(share),
    /** 8.6, always with its decimal */
    score: (value: number) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value),
    date: (at: string | Date) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(at)),
    dateTime: (at: string | Date) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at)),
    /** 12 May */
    shortDate: (at: string | Date) =>
      new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(new Date(at)),
    month: (at: string | Date) => new Intl.DateTimeFormat(language, { month: "short" }).format(new Date(at)),
    ago: (at: string | Date) => ago(language, new Date(at)),
    /** 75.4 s → 1:15 */
    clock: (seconds: number) =>
      `${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds % MINUTE)).padStart(2, "0")}`,
    length: (cm: number) => (units === "metric" ? `${number(cm)} cm` : `${number(cm / INCH_CM)} in`),
  };
}

/** The language as it is written where the person is: en-GB for en. */
function regional(language: string): string {
  return navigator.languages.find((one) => one.startsWith(`${language}-`)) ?? language;
}

function ago(language: string, at: Date): string {
  const seconds = (at.getTime() - Date.now()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const [unit, size] = AGO.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return format.format(unit === "second" ? 0 : Math.round(seconds / size), unit);
}

export function useFormat() {
  const { i18n } = useTranslation();
  const { units } = usePreferences();
  return useMemo(() => formats(regional(i18n.language), units), [i18n.language, units]);
}
