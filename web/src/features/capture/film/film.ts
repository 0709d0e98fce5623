/** A film of one set that is to be analysed. */
export interface Film {
  content: Blob;
  name: string;
  mimeType: string;
  /** Seconds; null where this browser cannot tell. */
  seconds: number | null;
  /** Pixels as it is shown; null where this browser cannot tell. */
  size: { width: number; height: number } | null;
  /** Made here and now: it is nowhere else. */
  recorded: boolean;
  /** To be played from. */
  url: string;
}
