import { useTranslation } from "react-i18next";

const REASONS = [
  "empty_file",
  "file_too_large",
  "not_a_video",
  "no_video_stream",
  "unsupported_codec",
  "encrypted",
  "too_many_streams",
  "extension_mismatch",
  "picture_changes",
  "truncated",
  "damaged",
  "too_short",
  "too_long",
  "too_small",
  "too_large_picture",
  "implausible_rate",
] as const;

/** What the server found wrong with the film itself, in words; null when it was something else. */
export function useRefusal(reason: string | null): string | null {
  const { t } = useTranslation("capture");
  const known = REASONS.find((one) => one === reason);
  return known === undefined ? null : t(`refused.${known}`);
}
