import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";

import { Missing } from "@/components/shell/broken";
import { OfflineBanner } from "@/components/shell/offline-banner";
import { PendingBar } from "@/components/shell/pending-bar";
import { Shell } from "@/components/shell/shell";
import { Toaster } from "@/components/ui/toaster";

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: () => (
    <Shell>
      <Missing />
    </Shell>
  ),
});

function Root() {
  return (
    <>
      <PendingBar />
      <OfflineBanner />
      <Outlet />
      <Toaster />
    </>
  );
}
