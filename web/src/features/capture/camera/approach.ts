import type { Seen } from "@/features/capture/pose/points";

import { hintOf, trunkOf } from "./framing";

/** As many times as large as during the set: within reach of the camera. */
const NEARER = 1.7;
/** Share of the picture that is another than at the beginning: a set changes twice the body's own area at most. */
const COVERED = 0.38;
/** Levels of brightness, of 255, by which a point is another: more than noise, and than a camera that adjusts itself. */
const ANOTHER = 30;
/** Looks in a row: half a second, so that one jump towards the camera is none. */
const IN_A_ROW = 3;
/** The first looks at somebody whole say how large a body is during the set. */
const FIRST = 8;
const CUT = ["stepBack", "head", "feet", "side"];

/**
 * Notices that the person walks up to the camera: then the set is over. Twofold, since of somebody who fills the picture
 * MediaPipe often makes a small body that is whole.
 */
export class Approach {
  #sizes: number[] = [];
  #before: Uint8Array | null = null;
  #near = 0;

  /** Whether one has just come near. */
  take(seen: Seen): boolean {
    const trunk = seen.points === null ? null : trunkOf(seen.points, seen.aspect);
    const whole = trunk !== null && !CUT.includes(hintOf(seen));
    if (this.#sizes.length < FIRST) {
      if (!whole) return false;
      this.#sizes.push(trunk.length);
      this.#before ??= seen.thumbnail;
      return false;
    }
    // the trunk alone grows also when one stands up from bending
    const larger = !whole && trunk !== null && trunk.length > NEARER * this.#usual();
    this.#near = larger || this.#covered(seen.thumbnail) ? this.#near + 1 : 0;
    return this.#near >= IN_A_ROW;
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
