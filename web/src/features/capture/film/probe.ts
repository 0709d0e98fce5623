const PATIENCE_MS = 8000;

export interface Probed {
  seconds: number | null;
  size: { width: number; height: number } | null;
}

/** Length and size of a film, as far as this browser reads it: there are films that the server reads and it does not. */
export async function probe(url: string): Promise<Probed> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "metadata";
  video.src = url;
  const read = await new Promise<boolean>((resolve) => {
    video.onloadedmetadata = () => resolve(true);
    video.onerror = () => resolve(false);
    setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const probed = { seconds: finite(video.duration), size: sizeOf(video) };
  video.removeAttribute("src");
  video.load(); // lets go of the film
  return read ? probed : { seconds: null, size: null };
}

/** What a browser has recorded itself says that it is endless. */
function finite(seconds: number): number | null {
  return Number.isFinite(seconds) ? seconds : null;
}

function sizeOf({ videoWidth: width, videoHeight: height }: HTMLVideoElement): Probed["size"] {
  return width > 0 && height > 0 ? { width, height } : null;
}
