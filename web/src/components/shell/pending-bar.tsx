import { clsx } from "clsx";
import { useRouterState } from "@tanstack/react-router";

/** That a page is on its way, where it takes longer than a blink. */
export function PendingBar() {
  const pending = useRouterState({ select: (state) => state.status === "pending" });
  return (
    <div
      aria-hidden
      className={clsx(
        "fixed inset-x-0 top-0 z-60 h-0.5 origin-left bg-primary transition-[scale,opacity]",
        pending
          ? "scale-x-90 opacity-100 delay-200 duration-[4s] ease-out"
          : "scale-x-0 opacity-0 duration-0",
      )}
    />
  );
}
