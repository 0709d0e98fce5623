import { createRouter } from "@tanstack/react-router";

import { queryClient } from "@/client";
import { Broken, Missing } from "@/components/shell/broken";

import { routeTree } from "./route-tree.gen";

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0, // Query knows what is stale
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: Missing,
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultStructuralSharing: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
