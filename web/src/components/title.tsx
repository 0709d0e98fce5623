import { useEffect } from "react";

/** What the tab is called while this page is shown. */
export function Title({ children }: { children: string }) {
  useEffect(() => {
    document.title = children === "Biome" ? children : `${children} · Biome`;
  }, [children]);
  return null;
}
