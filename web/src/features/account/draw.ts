import { source, type Crop } from "./crop";

export const KINDS = ["image/jpeg", "image/png", "image/webp"];
const SIDE = 512;
const QUALITY = 0.9;

/** The picture in a file, upright. Raises when it is none. */
export function decoded(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: "from-image" });
}

/** The chosen square as a JPEG: what is sent is no larger than what is shown, and knows no place or camera. */
export async function cut(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  const { left, top, side } = source(picture, crop);
  context.fillStyle = "#fff"; // below what is transparent
  context.fillRect(0, 0, SIDE, SIDE);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", QUALITY),
  );
}
