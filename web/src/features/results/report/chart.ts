import { at } from "@/features/results/pose/track";

import type { Band } from "./bands";

/** Degrees between what is drawn and the edge of the chart, and the least it shows. */
const MARGIN = 6;
const LEAST = 40;

export interface Range {
  low: number;
  high: number;
}

/** The degrees that a chart shows: all of its curves, and the edges of its bands. */
export function rangeOf(curves: Float32Array[], bands: Band[]): Range {
  let low = Infinity;
  let high = -Infinity;
  const take = (value: number | null) => {
    if (value === null || Number.isNaN(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  curves.forEach((values) => values.forEach(take));
  bands.forEach((band) => [band.low, band.high].forEach(take));
  if (low > high) return { low: 0, high: 180 };
  const more = Math.max(MARGIN, (LEAST - (high - low)) / 2);
  return { low: Math.max(-90, low - more), high: high + more };
}

/** The path of a curve in a box of `width` by `height`; broken where nothing was seen. */
export function pathOf(
  times: Float64Array,
  values: Float32Array,
  length: number,
  range: Range,
  box: { width: number; height: number },
): string {
  let path = "";
  let pen = false;
  for (let row = 0; row < values.length; row++) {
    const value = at(values, row);
    if (Number.isNaN(value)) {
      pen = false;
      continue;
    }
    const x = (at(times, row) / length) * box.width;
    path += `${pen ? "L" : "M"}${x.toFixed(1)} ${heightOf(value, range, box.height).toFixed(1)}`;
    pen = true;
  }
  return path;
}

export function heightOf(value: number, range: Range, height: number): number {
  const share = (value - range.low) / (range.high - range.low);
  return height * (1 - Math.max(0, Math.min(1, share)));
}
