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

/** What else was in the way of an analysis. */
export const IN_THE_WAY = [
  "no_person",
  "unknown_exercise",
  "film_missing",
  "upload_expired",
  "decoder_died",
  "too_slow",
  "poison",
] as const;

/** Faults of ours: what they are is told to admins, and to everybody else that they are ours. */
export const OURS = [
  "detector_unavailable",
  "gave_up",
  "internal",
  "out_of_memory",
  "storage_unavailable",
  "disk",
  "database_unavailable",
] as const;
