import { useSyncExternalStore } from "react";

import { session, type Session } from "./session";

/** The sign-in of this browser, followed: null when nobody is signed in. */
export function useSession(): Session | null {
  return useSyncExternalStore(session.subscribe, () => session.current);
}
