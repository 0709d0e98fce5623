import { useEffect, useReducer, useState } from "react";

import { after, NOTHING_YET, type Live, type LiveEvent } from "./events";
import { Following, type Line } from "./follow";
import { portsOf } from "./ports";

/** How an analysis is, followed while this is shown. */
export function useLive(sessionId: string, begin: Partial<Live>): { live: Live; line: Line } {
  const [live, take] = useReducer((before: Live, event: LiveEvent) => after(before, event, Date.now()), {
    ...NOTHING_YET,
    ...begin,
  });
  const [line, setLine] = useState<Line>("connecting");
  useEffect(() => {
    const following = new Following(portsOf(sessionId), take, setLine);
    following.start();
    return () => following.stop();
  }, [sessionId]);
  return { live, line };
}
