import type { TFunction } from "i18next";

import { ApiError, type ErrorCode } from "@/client";

/** Those whose own words say more than their code does. They are the server's, in English. */
const TELLING: ErrorCode[] = ["UNSUPPORTED_FORMAT", "PROCESSING_ERROR"];

/** What to tell a person about an error: in their language by its code. */
export function faultText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return t("fault.INTERNAL_ERROR");
  if (error.code === "RATE_LIMIT_EXCEEDED" && error.retryAfter !== undefined) {
    return t("fault.waitSeconds", { count: Math.ceil(error.retryAfter) });
  }
  if (TELLING.includes(error.code)) return error.message;
  return t(`fault.${error.code}`);
}
