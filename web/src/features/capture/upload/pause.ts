const FIRST_MS = 1000;
const LONGEST_MS = 10_000;

/** Waits before the try after so many; at once when the network comes back. Raises what the signal says. */
export function pause(tries: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const go = () => {
      end();
      resolve();
    };
    const stop = () => {
      end();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(go, Math.min(FIRST_MS * 2 ** tries, LONGEST_MS));
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", go);
      signal.removeEventListener("abort", stop);
    };
    window.addEventListener("online", go);
    signal.addEventListener("abort", stop);
  });
}
