/** A point of the body in the picture: 0 to 1 from the left and the top; how surely it is in sight, 0 to 1. */
export interface Point {
  x: number;
  y: number;
  visibility: number;
}

/** The points of MediaPipe's 33 that framing asks for. */
export const NOSE = 0;
export const PAIRS = {
  ear: [7, 8],
  shoulder: [11, 12],
  elbow: [13, 14],
  wrist: [15, 16],
  hip: [23, 24],
  knee: [25, 26],
  ankle: [27, 28],
} as const;
export type Pair = keyof typeof PAIRS;

/** What is drawn between: limbs and trunk. */
export const BONES: readonly (readonly [number, number])[] = [
  [11, 12],
  [11, 13],
  [13, 15],
  [12, 14],
  [14, 16],
  [11, 23],
  [12, 24],
  [23, 24],
  [23, 25],
  [25, 27],
  [24, 26],
  [26, 28],
];

/** What was seen in one picture of the camera. */
export interface Seen {
  /** The body's 33 points; null when nobody was found. */
  points: Point[] | null;
  /** Mean brightness, 0 to 255. */
  light: number;
  /** The picture itself, as small as a thumbnail: the brightness of its points. */
  thumbnail: Uint8Array;
  /** Width of the picture over its height. */
  aspect: number;
}
