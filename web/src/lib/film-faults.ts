/** What the server may find wrong with a film itself, by its codes. */
export const FILM_FAULTS = [
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
