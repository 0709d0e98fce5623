import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useSession } from "@/client";

import { BottomBar } from "./bottom-bar";
import { SideBar } from "./side-bar";
import { TopBar } from "./top-bar";

/** What is around every page: for members a bar at the side or below, for visitors one on top. */
export function Shell({ children }: { children: ReactNode }) {
  const session = useSession();
  return (
    <>
      <SkipLink />
      {session === null ? (
        <>
          <TopBar />
          <Main>{children}</Main>
        </>
      ) : (
        <div className="lg:flex">
          <SideBar admin={session.role === "admin"} />
          <Main className="min-w-0 flex-1 pb-[calc(4rem+env(safe-area-inset-bottom))] lg:pb-0">
            {children}
          </Main>
          <BottomBar />
        </div>
      )}
    </>
  );
}

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-70 -translate-y-20 rounded-full bg-primary px-5 py-2.5 font-medium text-primary-foreground focus:translate-y-0"
    >
      {t("nav.skip")}
    </a>
  );
}

export function Main({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <main id="main" tabIndex={-1} className={className} style={{ outline: "none" }}>
      {children}
    </main>
  );
}
