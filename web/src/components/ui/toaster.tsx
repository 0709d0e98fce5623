import { useEffect, useState, useSyncExternalStore, type ComponentType } from "react";

import { useOnline } from "@/lib/online";

import { toasts, type Toasted } from "./toasts";

const QUIET_MS = 4000;

/** Where toasts are shown; once, in the root. To show one: `toast("…")` of ./toasts. What draws them comes later. */
export function Toaster() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  const loaded = useToasts(shown.length > 0);
  return loaded && <loaded.Toasts shown={shown} />;
}

/** Fetched when the first is shown, or else while the page is idle: that the line is gone can then be told without it. */
function useToasts(wanted: boolean) {
  const [loaded, setLoaded] = useState<{ Toasts: ComponentType<{ shown: Toasted[] }> } | null>(null);
  const isOnline = useOnline();
  useEffect(() => {
    if (loaded || !isOnline) return undefined; // with the line it is tried again
    const load = () =>
      void import("./toast").then(
        ({ default: Toasts }) => setLoaded({ Toasts }),
        () => undefined,
      );
    const timer = setTimeout(load, wanted ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [loaded, isOnline, wanted]);
  return loaded;
}
