const SURE_MS = 1500;

/** How long the rest of an upload takes, from how long it has taken so far. */
export class Pace {
  #begin: { bytes: number; at: number } | null = null;

  /** Seconds until all is out; null as long as nobody can tell. */
  left(bytes: number, total: number, now: number): number | null {
    if (this.#begin === null || bytes < this.#begin.bytes) this.#begin = { bytes, at: now };
    const ms = now - this.#begin.at;
    const sent = bytes - this.#begin.bytes;
    return ms < SURE_MS || sent === 0 ? null : ((total - bytes) * ms) / sent / 1000;
  }
}
