import type { Seen } from "@/features/capture/pose/points";

import { hintOf, trunkOf } from "./framing";

/** As many times as large as during the set: within reach of the camera. */
const NEARER = 1.7;
/** Looks in a row: half a second, so that one jump towards the camera is none. */
const IN_A_ROW = 3;
/** The first looks at somebody whole say how large a body is during the set. */
const FIRST = 8;
const CUT = ["stepBack", "head", "feet", "side"];

/** Notices that the person walks up to the camera: then the set is over. */
export class Approach {
  #sizes: number[] = [];
  #near = 0;

  /** Whether one has just come near. */
  take(seen: Seen): boolean {
    const trunk = seen.points === null ? null : trunkOf(seen.points, seen.aspect);
    const whole = !CUT.includes(hintOf(seen));
    if (trunk === null) return false;
    if (this.#sizes.length < FIRST) {
      if (whole) this.#sizes.push(trunk.length);
      return false;
    }
    // near, one is too large to be whole in the picture; the trunk alone grows also when one stands up from bending
    this.#near = !whole && trunk.length > NEARER * this.#usual() ? this.#near + 1 : 0;
    return this.#near >= IN_A_ROW;
  }

  #usual(): number {
    return this.#sizes.toSorted((a, b) => a - b)[FIRST >> 1] ?? Infinity;
  }
}
