import type { TFunction } from "i18next";

import { FILM_FAULTS } from "@/lib/film-faults";

/** What the server notes of an analysis that failed: of the film, of what came between, of a fault of ours. */
const CAUSES = [
  ...FILM_FAULTS,
  "no_person",
  "unknown_exercise",
  "film_missing",
  "upload_expired",
  "decoder_died",
  "too_slow",
  "detector_unavailable",
  "poison",
  "gave_up",
  "internal",
  "out_of_memory",
  "storage_unavailable",
  "disk",
  "database_unavailable",
  "clip_failed",
  "unknown",
] as const;

/** Why analyses fail, in words; of a cause that is newer than this page the server's own word is told with it. */
export function causeName(t: TFunction<"admin">, code: string): string {
  const known = CAUSES.find((cause) => cause === code);
  return known === undefined ? t("causes.other", { code }) : t(`causes.${known}`);
}
