import { useLayoutEffect, useRef, useState } from "react";

/** A place for a chart and how wide it is; 0 before it is in the page. */
export function useWidth<T extends HTMLElement>() {
  const place = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    sizes.observe(element);
    setWidth(Math.floor(element.getBoundingClientRect().width));
    return () => sizes.disconnect();
  }, []);
  return { place, width };
}
