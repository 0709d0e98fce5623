import type { Schema } from "./types";

/** The sign-in of this browser: kept in localStorage, so that all its tabs and its next visit share it. */
export interface Session {
  token: string;
  refreshToken: string;
  expiresAt: string;
  userId: string;
  role: string;
}
export type Ending = "signed-out" | "expired" | "erased";

const KEY = "biome.session";
const listeners = new Set<() => void>();
let known: Session | null = read();
let ending: Ending | null = null;

function read(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Session | null;
  } catch {
    return null;
  }
}

function claims(token: string): Pick<Session, "userId" | "role"> {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const { sub, role } = JSON.parse(atob(payload)) as Record<string, string>;
  return { userId: sub ?? "", role: role ?? "user" };
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

export const session = {
  get current(): Session | null {
    return known;
  },

  /** Why there is none any more, if there was one. */
  get ending(): Ending | null {
    return ending;
  },

  /** Signed in, or the sign-in renewed; who one is and what one may do stands in the token. */
  begin({ token, refreshToken, expiresAt }: Schema<"Pass">): void {
    known = { token, refreshToken, expiresAt, ...claims(token) };
    ending = null;
    localStorage.setItem(KEY, JSON.stringify(known));
    tell();
  },

  end(why: Ending): void {
    if (known === null) return;
    known = null;
    ending = why;
    localStorage.removeItem(KEY);
    tell();
  },

  /** What another tab wrote since; the storage event may come later than a lock is given. */
  reread(): Session | null {
    const before = known;
    known = read();
    if (before !== null && known === null) ending = "signed-out";
    if (before?.token !== known?.token) tell();
    return known;
  },

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

window.addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) session.reread();
});
