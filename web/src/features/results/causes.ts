import type { TFunction } from "i18next";

/** What was in the way of an analysis, but for what is wrong with the film itself (src/lib/film-faults.ts). */
const TELLING = [
  "no_person",
  "unknown_exercise",
  "film_missing",
  "upload_expired",
  "decoder_died",
  "too_slow",
  "poison",
] as const;
/** Faults of ours: what they are is told to admins, and to everybody else that they are ours. */
const OURS = [
  "detector_unavailable",
  "gave_up",
  "internal",
  "out_of_memory",
  "storage_unavailable",
  "disk",
  "database_unavailable",
];

/** Why an analysis failed, in the person's language; null of a cause that is newer than this page. */
export function causeText(t: TFunction<"results">, code: string | null): string | null {
  if (code !== null && OURS.includes(code)) return t("failed.why.ours");
  const known = TELLING.find((cause) => cause === code);
  return known === undefined ? null : t(`failed.why.${known}`);
}
