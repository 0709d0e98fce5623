import type { Seen } from "./points";

export interface Question {
  picture: ImageBitmap;
  /** Milliseconds, ever later. */
  at: number;
}
export type Answer = { seen: Seen } | { failed: string };

/** Of the larger side, pixels; both sides are made multiples of 16, for others MediaPipe may find nobody. */
const SIDE = 384;
const STEP = 16;

/** Finds the body in pictures of the camera, on this device; the model comes when the first picture does. */
export class PoseCheck {
  #worker = new Worker(new URL("./pose-worker.ts", import.meta.url), { type: "module" });
  #waiting: ((answer: Answer) => void) | null = null;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answered(data);
    this.#worker.onerror = ({ message }) => this.#answered({ failed: message });
  }

  /** What is seen now; null when it is still looking at the picture before, or there is none yet. */
  async look(video: HTMLVideoElement): Promise<Answer | null> {
    if (this.#waiting !== null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const size = sizeFor(video.videoWidth, video.videoHeight);
    if (size === null) return null;
    const answer = new Promise<Answer>((resolve) => {
      this.#waiting = resolve;
    });
    try {
      const picture = await createImageBitmap(video, { resizeWidth: size.width, resizeHeight: size.height });
      this.#worker.postMessage({ picture, at: performance.now() } satisfies Question, [picture]);
    } catch (error) {
      this.#answered({ failed: String(error) });
    }
    return answer;
  }

  close(): void {
    this.#worker.terminate();
    this.#answered({ failed: "closed" });
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(answer);
  }
}

/** The size at which a picture is looked at; null for one that has none. */
export function sizeFor(width: number, height: number): { width: number; height: number } | null {
  if (width === 0 || height === 0) return null;
  const scale = SIDE / Math.max(width, height);
  const fit = (side: number) => Math.max(STEP, Math.round((side * scale) / STEP) * STEP);
  return { width: fit(width), height: fit(height) };
}
