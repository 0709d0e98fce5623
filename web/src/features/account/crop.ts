/** A square of a picture: how much larger than it must be, and how far its middle is from the frame's, in frames. */
export interface Crop {
  zoom: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const WHOLE: Crop = { zoom: 1, x: 0, y: 0 };
export const MOST_ZOOM = 4;

/** How many frames wide and high the picture is. */
export function extent({ width, height }: Size, zoom: number): Size {
  const shorter = Math.min(width, height);
  return { width: (width / shorter) * zoom, height: (height / shorter) * zoom };
}

/** The nearest crop that leaves no part of the frame empty. */
export function within(size: Size, { zoom, x, y }: Crop): Crop {
  const kept = Math.min(Math.max(zoom, 1), MOST_ZOOM);
  const { width, height } = extent(size, kept);
  return { zoom: kept, x: bounded(x, (width - 1) / 2), y: bounded(y, (height - 1) / 2) };
}

/** What of the picture is in the frame, in its own pixels. */
export function source(size: Size, { zoom, x, y }: Crop): { left: number; top: number; side: number } {
  const side = Math.min(size.width, size.height) / zoom;
  return { left: size.width / 2 - side / 2 - x * side, top: size.height / 2 - side / 2 - y * side, side };
}

function bounded(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}
