export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a picture lies in a frame that shows it whole, with bars at two sides where their shapes differ. */
export function contained(
  picture: { width: number; height: number },
  frame: { width: number; height: number },
): Box {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}
