import type { Analytics } from "./api";

/** Days that one can look back. */
export const SPANS = ["7", "30", "90"] as const;
export type Span = (typeof SPANS)[number];

export interface Day {
  day: string;
  completed: number;
  failed: number;
  /** Not over yet. */
  open: number;
}

const DAY_MS = 86_400_000;

/** Every day of the span up to today, UTC, those without sessions too. */
export function everyDay(known: Analytics["sessionsByDay"], span: number, now: Date): Day[] {
  const byDay = new Map(known.map((one) => [one.day, one]));
  return Array.from({ length: span }, (_, index) => {
    const day = new Date(now.getTime() - (span - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const { sessions = 0, completed = 0, failed = 0 } = byDay.get(day) ?? {};
    return { day, completed, failed, open: Math.max(0, sessions - completed - failed) };
  });
}
