import type { Seen } from "@/features/capture/pose/points";

import { hintOf, trunkOf } from "./framing";

/** As many times as large as during the set: within reach of the camera. */
const NEARER = 1.7;
/** Share of the picture that is another than at the beginning. */
const COVERED = 0.42;
/** A trunk so many times as large as during the set is still that one: a large body that steps aside changes much, too. */
const SAME = { from: 0.6, to: 1.4 };
/** Levels of brightness, of 255, by which a point is another: more than noise, and than a camera that adjusts itself. */
const ANOTHER = 30;
/** For so long, so that one jump towards the camera is none. */
const NEAR_MS = 400;
/** The first looks at somebody whole say how large a body is during the set. */
const FIRST = 5;
const CUT = ["stepBack", "head", "feet", "side"];

/**
 * Notices that the person walks up to the camera: then the set is over. Twofold, since of somebody who fills the picture
 * MediaPipe often makes a small body that is whole.
 */
export class Approach {
  #sizes: number[] = [];
  #before: Uint8Array | null = null;
  #nearSince: number | null = null;

  /** Whether one has just come near; `now` in milliseconds. */
  take(seen: Seen, now: number): boolean {
    const trunk = seen.points === null ? null : trunkOf(seen.points, seen.aspect);
    const whole = trunk !== null && !CUT.includes(hintOf(seen));
    if (this.#sizes.length < FIRST) {
      if (whole) this.#learn(trunk.length, seen.thumbnail);
      return false;
    }
    const near = this.#isNear(trunk?.length ?? 0, whole, seen.thumbnail);
    this.#nearSince = near ? (this.#nearSince ?? now) : null;
    return this.#nearSince !== null && now - this.#nearSince >= NEAR_MS;
  }

  #learn(size: number, thumbnail: Uint8Array): void {
    this.#sizes.push(size);
    this.#before ??= thumbnail;
  }

  #isNear(size: number, whole: boolean, thumbnail: Uint8Array): boolean {
    const times = size / this.#usual();
    if (!whole && times > NEARER) return true; // the trunk alone grows also when one stands up from bending
    return (times < SAME.from || times > SAME.to) && this.#covered(thumbnail);
  }

  #usual(): number {
    return this.#sizes.toSorted((a, b) => a - b)[FIRST >> 1] ?? Infinity;
  }

  #covered(now: Uint8Array): boolean {
    const before = this.#before ?? now;
    const others = now.filter((light, place) => Math.abs(light - (before[place] ?? 0)) > ANOTHER);
    return others.length > COVERED * now.length;
  }
}
