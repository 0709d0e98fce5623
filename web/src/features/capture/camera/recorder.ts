import { filmLimits } from "@/client";

/** What to record as, best first: MP4 plays everywhere, H.264 costs least; Firefox knows WebM alone. */
const TYPES = [
  "video/mp4;codecs=avc1.640028",
  "video/mp4;codecs=avc1.42E01F",
  "video/mp4",
  "video/webm;codecs=vp8",
  "video/webm",
];
/** So that the longest film that is taken is not too large: 94 of 100 MB. */
const BITS_A_SECOND = 2_500_000;
const SLICE_MS = 1000;
/** Where it is full anyway: what comes after the last slice has its room. */
const FULL = 0.97;

export interface Recorded {
  content: Blob;
  name: string;
  mimeType: string;
}

/** What this browser records as; undefined: as it likes. */
export function recordingType(
  supports = (type: string) => MediaRecorder.isTypeSupported(type),
): string | undefined {
  return TYPES.find(supports);
}

/** A film of what a camera sees, from now on. */
export class Recording {
  #recorder: MediaRecorder;
  #pieces: Blob[] = [];
  #bytes = 0;
  /** What was recorded, when it has stopped; null when there was nothing. */
  readonly done: Promise<Recorded | null>;

  constructor(stream: MediaStream, onFull: () => void) {
    const mimeType = recordingType();
    this.#recorder = new MediaRecorder(stream, {
      videoBitsPerSecond: BITS_A_SECOND,
      ...(mimeType !== undefined && { mimeType }),
    });
    this.#recorder.ondataavailable = ({ data }) => {
      this.#pieces.push(data);
      this.#bytes += data.size;
      if (this.#bytes > FULL * filmLimits.bytes) onFull();
    };
    this.done = new Promise((resolve) => {
      this.#recorder.onstop = () => resolve(this.#recorded()); // also when the camera is lost: so far it is a film
    });
    this.#recorder.start(SLICE_MS);
  }

  stop(): void {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
  }

  #recorded(): Recorded | null {
    if (this.#bytes === 0) return null;
    const mimeType = this.#recorder.mimeType.split(";")[0] ?? "video/webm";
    const ending = mimeType === "video/mp4" ? "mp4" : "webm";
    return { content: new Blob(this.#pieces, { type: mimeType }), name: `recording.${ending}`, mimeType };
  }
}
