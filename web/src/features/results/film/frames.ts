/** A frame is in the picture: its timestamp, exact where the browser tells it, else the clock of the film. */
type Shown = (seconds: number, exact: boolean) => void;

/** The clocks of display and film are not quite the same: a frame that is due within so many seconds is there. */
const EARLY_S = 0.002;
/** After so long between two drawings of the display nothing is known: the page was hidden, or busy. */
const LONGEST_MS = 50;

/** Tells of every frame of a film that comes into the picture, until it is stopped. */
export function framesOf(video: HTMLVideoElement, shown: Shown): () => void {
  return "requestVideoFrameCallback" in video ? exactly(video, shown) : roughly(video, shown);
}

/**
 * By the timestamp of each frame. Where a browser is too late to tell of one before the display is drawn, it tells of
 * the next one only: of a film as quick as the display that is up to a fifth of all frames. For one drawing, what is
 * in the picture is then taken from the frame before, and that is taken back if the film stops.
 */
function exactly(video: HTMLVideoElement, shown: Shown): () => void {
  let callback = 0;
  let drawing = 0;
  let guessed = false;
  let last = NaN;
  const tell = (seconds: number, exact: boolean) => {
    guessed = !exact;
    shown(seconds, exact);
  };
  const guess = (toldAt: number, now: number) => {
    if (now <= toldAt)
      drawing = requestAnimationFrame((later) => guess(toldAt, later)); // still the drawing it came in
    else if (!video.paused && !video.seeking && now - toldAt < LONGEST_MS) {
      tell(last + ((now - toldAt) / 1000) * video.playbackRate + EARLY_S, false);
    }
  };
  const next = () => {
    callback = video.requestVideoFrameCallback((now, { mediaTime }) => {
      next();
      last = mediaTime;
      tell(mediaTime, true);
      cancelAnimationFrame(drawing);
      drawing = requestAnimationFrame((later) => guess(now, later));
    });
  };
  const forget = () => {
    cancelAnimationFrame(drawing);
    guessed = false;
  };
  const takeBack = () => {
    if (guessed) tell(last, true);
  };
  next();
  const off = new AbortController();
  const { signal } = off;
  video.addEventListener("seeking", forget, { signal }); // what was in the picture before it is nothing to go by
  for (const type of ["pause", "waiting"]) video.addEventListener(type, takeBack, { signal });
  return () => {
    off.abort();
    video.cancelVideoFrameCallback(callback);
    cancelAnimationFrame(drawing);
  };
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
