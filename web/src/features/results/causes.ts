import type { TFunction } from "i18next";

import { IN_THE_WAY, OURS } from "@/lib/causes";

/**
 * Why an analysis failed, in the person's language, but for what is wrong with the film itself; null of a cause that is
 * newer than this page.
 */
export function causeText(t: TFunction<"results">, code: string | null): string | null {
  if (OURS.some((cause) => cause === code)) return t("failed.why.ours");
  const known = IN_THE_WAY.find((cause) => cause === code);
  return known === undefined ? null : t(`failed.why.${known}`);
}
