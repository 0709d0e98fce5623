import type { Hint } from "./framing";

/** So many looks in a row say the same before it is said: nobody reads words that flicker. */
const IN_A_ROW = 3;

/** Holds a hint until another has been so for a while. */
export class Steady {
  #shown: Hint | null = null;
  #next: Hint | null = null;
  #count = 0;

  take(hint: Hint): Hint | null {
    this.#count = hint === this.#next ? this.#count + 1 : 1;
    this.#next = hint;
    if (this.#count >= IN_A_ROW) this.#shown = hint;
    return this.#shown;
  }
}
