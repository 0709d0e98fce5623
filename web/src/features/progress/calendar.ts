export interface Day {
  date: Date;
  /** Sets on that day. */
  sets: number;
  /** Not yet. */
  ahead: boolean;
}

export const WEEKS = 18;
const DAYS = 7;

/** Monday of the week, so many weeks back, at midnight where one is. */
export function mondayOf(at: Date, weeksBack = 0): Date {
  const back = ((at.getDay() + 6) % DAYS) + weeksBack * DAYS;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - back);
}

/** The last weeks, oldest first, each from Monday on. */
export function calendar(times: readonly string[], now: Date, weeks = WEEKS): Day[][] {
  const counts = new Map<string, number>();
  for (const time of times) {
    const key = new Date(time).toDateString();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const first = mondayOf(now, weeks - 1);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: DAYS }, (_, day) => {
      const date = new Date(first.getFullYear(), first.getMonth(), first.getDate() + week * DAYS + day);
      return { date, sets: counts.get(date.toDateString()) ?? 0, ahead: date > now };
    }),
  );
}

export interface Training {
  days: number;
  /** Weeks in a row with training, up to this one; a week that has only begun breaks nothing. */
  streak: number;
}

export function training(weeks: readonly Day[][]): Training {
  const trained = weeks.map((week) => week.filter((day) => day.sets > 0).length);
  const past = trained.at(-1) === 0 ? trained.slice(0, -1) : trained;
  const rested = past.lastIndexOf(0);
  return { days: trained.reduce((sum, days) => sum + days, 0), streak: past.length - 1 - rested };
}
