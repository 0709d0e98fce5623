import { useEffect } from "react";

/** The screen does not go dark while this is shown: a phone that sleeps stops filming. */
export function useAwake(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return undefined;
    let left = false;
    let lock: WakeLockSentinel | null = null;
    const hold = async () => {
      if (document.visibilityState !== "visible") return; // it is let go of whenever the page is hidden
      lock = await navigator.wakeLock.request("screen").catch(() => null); // nobody is told: a low battery may refuse
      if (left) void lock?.release();
    };
    void hold();
    const again = () => void hold();
    document.addEventListener("visibilitychange", again);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, []);
}
