import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";

import { toasts } from "./toasts";

const Toasts = lazy(() => import("./toast"));
const QUIET_MS = 4000;

/** Where toasts are shown; once, in the root. To show one: `toast("…")` of ./toasts. What draws them comes later. */
export function Toaster() {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.get);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setWanted(true); // while the page is idle, so that the news that the line is gone can be shown without it
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!wanted && shown.length === 0) return null;
  return (
    <Suspense>
      <Toasts shown={shown} />
    </Suspense>
  );
}
