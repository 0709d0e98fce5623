import type { Pose } from "@/components/figure";

import drawn from "./figures.json";

export interface Drawn {
  width: number;
  height: number;
  /** At the start and at the turn; of a hold, the one. */
  poses: Pose[];
  /** At the turn, from above with the camera below, and from beside with it to the left: cm from its middle. */
  above: Pose;
  beside: Pose;
}

interface Kept extends Pick<Drawn, "poses" | "above" | "beside"> {
  size: number[];
}

const figures: Record<string, Kept> = drawn.figures;
const of: Record<string, string> = drawn.of;

/** How a movement looks from the side that it is best filmed from; see scripts/figures.py. */
export function figureOf(slug: string): Drawn | undefined {
  const figure = figures[of[slug] ?? ""];
  if (figure === undefined) return undefined;
  const [width = 0, height = 0] = figure.size;
  return { ...figure, width, height };
}
