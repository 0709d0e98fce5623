import type { TFunction } from "i18next";

import { FILM_FAULTS, IN_THE_WAY, OURS } from "@/lib/causes";

/** What the server notes of an analysis that failed: of the film, of what came between, of a fault of ours. */
const CAUSES = [...FILM_FAULTS, ...IN_THE_WAY, ...OURS, "clip_failed", "unknown"] as const;

/** Why analyses fail, in words; of a cause that is newer than this page the server's own word is told with it. */
export function causeName(t: TFunction<"admin">, code: string): string {
  const known = CAUSES.find((cause) => cause === code);
  return known === undefined ? t("causes.other", { code }) : t(`causes.${known}`);
}
