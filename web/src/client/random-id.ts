const BYTES = 16;

/** An id that nobody guesses. `crypto.randomUUID` is missing on a phone that came over plain HTTP from the next desk. */
export function randomId(): string {
  const digits = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(digits, (digit) => digit.toString(16).padStart(2, "0")).join("");
}
