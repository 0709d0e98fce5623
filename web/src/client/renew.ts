import { session, type Session } from "./session";
import type { Schema } from "./types";

/** So long before its end a token is renewed. */
const EARLY_MS = 60_000;
const LOCK = "biome.renew";

let running: Promise<Session | null> | null = null;

/** A sign-in whose token is good for a while; null when there is none any more. */
export async function freshSession(): Promise<Session | null> {
  const now = session.current;
  return now === null || Date.parse(now.expiresAt) - Date.now() > EARLY_MS ? now : renew(now);
}

/** New tokens for `old`. One at a time in this tab, and of all tabs only the first asks: a token used twice ends all. */
export function renew(old: Session): Promise<Session | null> {
  running ??= oneTabAtATime(() => ask(old)).finally(() => {
    running = null;
  });
  return running;
}

async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  // Without a secure origin there are no locks; the server's ten seconds of grace then cover two tabs.
  return "locks" in navigator ? navigator.locks.request(LOCK, work) : work();
}

async function ask(old: Session): Promise<Session | null> {
  const now = session.reread();
  if (now?.refreshToken !== old.refreshToken) return now; // another tab was first
  const response = await fetch("/v1/auth/refresh", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Requested-With": "XMLHttpRequest" },
    body: JSON.stringify({ refreshToken: now.refreshToken }),
  });
  if (response.ok) {
    session.begin(((await response.json()) as { data: Schema<"Pass"> }).data);
  } else if (response.status === 401 || response.status === 403) {
    session.end("expired");
  }
  return session.current; // where the server is away, the old token may still do
}
