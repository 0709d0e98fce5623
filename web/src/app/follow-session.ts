import { session } from "@/client";

import type { router } from "./router";

/** Whoever is signed out, here or in another tab, or in by now: the guards of the present page are asked again. */
export function followSession(of: typeof router): void {
  let whose = session.current?.userId;
  session.subscribe(() => {
    const now = session.current?.userId;
    if (now !== whose) void of.invalidate();
    whose = now;
  });
}
