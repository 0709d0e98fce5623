import { createFileRoute, Outlet } from "@tanstack/react-router";

import { Shell } from "@/components/shell/shell";

export const Route = createFileRoute("/_shell")({ component: InShell, codeSplitGroupings: [] });

function InShell() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
