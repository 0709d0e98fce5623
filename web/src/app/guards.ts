import { redirect } from "@tanstack/react-router";

import { session } from "@/client";

interface Where {
  location: { href: string };
}

/** For members: who is not signed in goes to sign in, and comes back here. */
export function membersOnly({ location }: Where): void {
  if (session.current !== null) return;
  if (session.ending === "erased") throw redirect({ to: "/" });
  const left = session.ending === "signed-out";
  throw redirect({ to: "/sign-in", search: left ? {} : { next: location.href } });
}

/** For who has not come in yet: to members the landing page is their home. */
export function visitorsOnly(): void {
  if (session.current !== null) throw redirect({ to: "/home" });
}

/** For admins: to everybody else the page is not there for them. */
export function adminsOnly(): void {
  if (session.current?.role !== "admin") throw redirect({ to: "/home" });
}

/** A path of this app to go to after signing in; anything else is none. */
export function ownPath(next: unknown): string | undefined {
  return typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : undefined;
}
