import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { usePreferences, type Units } from "@/lib/preferences";

const INCH_CM = 2.54;
const MINUTE = 60;
const KB = 2 ** 10;
const MB = 2 ** 20;
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
  const counted = (how: Intl.NumberFormatOptions) => {
    const format = once(() => new Intl.NumberFormat(language, how));
    return (value: number) => format().format(value);
  };
  const to = (digits: number) => counted({ maximumFractionDigits: digits });
  const rounded = { 0: to(0), 1: to(1), 2: to(2) };
  const number = (value: number, digits: 0 | 1 | 2 = 1) => rounded[digits](value);
  const dated = (how: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(language, how));
    return (at: string | Date) => format().format(new Date(at));
  };
  return {
    number,
    /** 0.873 → 87 % */
    percent: counted({ style: "percent" }),
    /** 8.6, always with its decimal */
    score: counted({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    date: dated({ dateStyle: "medium" }),
    dateTime: dated({ dateStyle: "medium", timeStyle: "short" }),
    /** 12 May */
    shortDate: dated({ day: "numeric", month: "short" }),
    month: dated({ month: "short" }),
    ago: (at: string | Date) => ago(language, new Date(at)),
    /** 75.4 s → 1:15 */
    clock: (seconds: number) =>
      `${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds % MINUTE)).padStart(2, "0")}`,
    /** Of a file, bytes */
    size: (bytes: number) =>
      bytes < MB ? `${number(Math.ceil(bytes / KB), 0)} kB` : `${number(bytes / MB)} MB`,
    length: (cm: number) => (units === "metric" ? `${number(cm)} cm` : `${number(cm / INCH_CM)} in`),
  };
}

/** Making a format takes the browser some milliseconds: each is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
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
