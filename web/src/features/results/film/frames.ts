/** A frame is in the picture: its timestamp, exact where the browser tells it, else the clock of the film. */
type Shown = (seconds: number, exact: boolean) => void;

/** Tells of every frame of a film that comes into the picture, until it is stopped. */
export function framesOf(video: HTMLVideoElement, shown: Shown): () => void {
  return "requestVideoFrameCallback" in video ? exactly(video, shown) : roughly(video, shown);
}

function exactly(video: HTMLVideoElement, shown: Shown): () => void {
  let handle = 0;
  const next = () => {
    handle = video.requestVideoFrameCallback((_, { mediaTime }) => {
      next();
      shown(mediaTime, true);
    });
  };
  next();
  return () => video.cancelVideoFrameCallback(handle);
}

/** Browsers without the callback: looked at whenever the display is drawn while it plays, and after a seek. */
function roughly(video: HTMLVideoElement, shown: Shown): () => void {
  let handle = 0;
  const tell = () => shown(video.currentTime, false);
  const tick = () => {
    tell();
    handle = video.paused ? 0 : requestAnimationFrame(tick);
  };
  const off = new AbortController();
  const { signal } = off;
  video.addEventListener("play", tick, { signal });
  for (const type of ["seeked", "loadeddata", "pause"]) video.addEventListener(type, tell, { signal });
  return () => {
    off.abort();
    cancelAnimationFrame(handle);
  };
}
