import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";

import { queryClient } from "@/client";
import { followLostParts } from "@/lib/lost-parts";

import { followLanguage } from "./follow-language";
import { followPages } from "./follow-pages";
import { followSession } from "./follow-session";
import { router } from "./router";

followSession(router);
followPages(router);
followLanguage();
followLostParts();

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
