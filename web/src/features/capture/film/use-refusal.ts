import { useTranslation } from "react-i18next";

import { FILM_FAULTS } from "@/lib/causes";

/** What the server found wrong with the film itself, in words; null when it was something else. */
export function useRefusal(reason: string | null): string | null {
  const { t } = useTranslation("capture");
  const known = FILM_FAULTS.find((one) => one === reason);
  return known === undefined ? null : t(`refused.${known}`);
}
