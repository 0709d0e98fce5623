import { answer, api, ApiError, freshSession, once, randomId, type Schema } from "@/client";
import { forgetUpload, type Movement } from "@/features/capture/api";
import type { Film } from "@/features/capture/film/film";

import { deliver, type Offer } from "./deliver";
import { pause } from "./pause";
import { put } from "./put";

export interface Sent {
  /** "waiting": the line was cut, and in a moment it is tried again. */
  step: "sending" | "waiting" | "checking";
  /** Bytes of the film that are out. */
  bytes: number;
}
export type Tell = (sent: Sent) => void;

const TRIES = 5;
const LINK_REFUSED = 403;
const NOT_OFFERED = [404, 405, 501];

/**
 * Handing in one film. `run` gives the session that analyses it; after it has failed, run again it goes on where it was:
 * the same session, and of a large film only the pieces that have not come.
 */
export class Upload {
  #key = randomId();
  #sessionId: string | null = null;
  #offer: Offer | null = null;
  #stop = new AbortController();
  #bytes = 0;

  constructor(
    readonly film: Film,
    readonly movement: Movement,
    private readonly tell: Tell,
  ) {}

  async run(): Promise<string> {
    this.#stop = new AbortController();
    try {
      return await this.#run();
    } catch (error) {
      if (isEnd(error)) this.#forget();
      throw error;
    }
  }

  /** Stops, for good: what has come of it is deleted. */
  async cancel(): Promise<void> {
    this.#stop.abort();
    const sessionId = this.#sessionId;
    this.#forget();
    if (sessionId !== null) await forgetUpload(sessionId);
  }

  async #run(): Promise<string> {
    this.#told("sending", 0);
    if (this.#sessionId === null && !(await this.#announced())) return this.#whole();
    for (let round = 0; ; round++) {
      await this.#persist(() => this.#deliver());
      this.#told("checking", this.film.content.size);
      try {
        return await this.#persist(() => this.#complete());
      } catch (error) {
        if (round > 0 || !reasonIs(error, "not_uploaded")) throw error;
      }
    }
  }

  /** Whether the server takes films directly; it then has given a session and how to put the film. */
  async #announced(): Promise<boolean> {
    try {
      const begun = await answer(
        api.POST("/v1/analysis/uploads", {
          params: { header: once(this.#key) },
          body: {
            fileName: this.film.name,
            fileSize: this.film.content.size,
            mimeType: this.film.mimeType as Schema<"UploadAnnounced">["mimeType"],
            ...named(this.movement),
          },
        }),
      );
      this.#sessionId = begun.sessionId;
      this.#offer = begun.upload;
      return true;
    } catch (error) {
      if (error instanceof ApiError && NOT_OFFERED.includes(error.status)) return false;
      throw error;
    }
  }

  async #deliver(): Promise<void> {
    const offer = this.#offer ?? (await this.#state()).upload;
    this.#offer = null; // links grow old: another try asks for fresh ones, and for what has come
    if (offer === null) return;
    await deliver(this.film.content, offer, {
      signal: this.#stop.signal,
      onProgress: (bytes) => this.#told("sending", bytes),
    });
  }

  #state(): Promise<Schema<"UploadState">> {
    const params = { path: { sessionId: this.#sessionId ?? "" } };
    return answer(api.GET("/v1/analysis/uploads/{sessionId}", { params, signal: this.#stop.signal }));
  }

  async #complete(): Promise<string> {
    const params = { path: { sessionId: this.#sessionId ?? "" } };
    const { sessionId } = await answer(api.POST("/v1/analysis/uploads/{sessionId}/complete", { params }));
    this.#stop.signal.throwIfAborted();
    return sessionId;
  }

  /** Through the API, in one request, where there is no store to put it into. */
  async #whole(): Promise<string> {
    const { exerciseName, exerciseId } = named(this.movement);
    const form = new FormData();
    form.set("exerciseName", exerciseName);
    if (exerciseId !== undefined) form.set("exerciseId", exerciseId);
    form.set("video", this.film.content, this.film.name);
    const said = await this.#persist(async () =>
      put({
        method: "POST",
        url: "/v1/analysis/upload",
        body: form,
        headers: {
          ...once(this.#key),
          Authorization: `Bearer ${(await freshSession())?.token ?? ""}`,
          "X-Requested-With": "XMLHttpRequest",
          "Accept-Language": document.documentElement.lang,
        },
        signal: this.#stop.signal,
        onProgress: (bytes) => this.#told(bytes < this.film.content.size ? "sending" : "checking", bytes),
      }),
    );
    return (JSON.parse(said) as { data: Schema<"Accepted"> }).data.sessionId;
  }

  /** Tries again what may work in a moment. */
  async #persist<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (tries + 1 >= TRIES || !mayPass(error)) throw error;
        this.#told("waiting", this.#bytes);
        await pause(tries, this.#stop.signal);
      }
    }
  }

  #told(step: Sent["step"], bytes: number): void {
    this.#bytes = Math.min(bytes, this.film.content.size);
    if (!this.#stop.signal.aborted) this.tell({ step, bytes: this.#bytes });
  }

  /** The next run is another intention. */
  #forget(): void {
    this.#key = randomId();
    this.#sessionId = null;
    this.#offer = null;
  }
}

function named({ name, exercise }: Movement): { exerciseName: string; exerciseId?: string } {
  return exercise === null
    ? { exerciseName: name }
    : { exerciseName: exercise.name, exerciseId: exercise.id };
}

function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.passing || error.status === LINK_REFUSED);
}

/** The server has looked at it and said no, or has waited too long for it: this session comes to nothing. */
function isEnd(error: unknown): boolean {
  return error instanceof ApiError && !mayPass(error) && error.status !== 401;
}

/** What the server names as the reason of a refusal. */
export function reasonOf(error: unknown): string | null {
  const reason = error instanceof ApiError ? error.details.reason : undefined;
  return typeof reason === "string" ? reason : null;
}

function reasonIs(error: unknown, reason: string): boolean {
  return reasonOf(error) === reason;
}
