import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";

import { Missing } from "@/components/shell/broken";
import { OfflineBanner } from "@/components/shell/offline-banner";
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
      <OfflineBanner />
      <Outlet />
      <Toaster />
    </>
  );
}
