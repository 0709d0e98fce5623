import { createFileRoute, Link, Outlet } from "@tanstack/react-router";

import { Logo } from "@/components/logo";
import { Settings } from "@/components/shell/settings";
import { Main, SkipLink } from "@/components/shell/shell";

export const Route = createFileRoute("/_bare")({ component: Bare });

/** Around what needs all attention: a mark that leads home, and nothing else. */
function Bare() {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-16 items-center justify-between px-4 sm:px-6">
        <Link to="/" className="rounded-lg">
          <Logo />
        </Link>
        <Settings />
      </header>
      <Main className="flex flex-1 flex-col items-center px-4 pt-8 pb-16 sm:pt-16">
        <Outlet />
      </Main>
    </div>
  );
}
