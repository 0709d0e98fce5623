import { QueryClient } from "@tanstack/react-query";

import { ApiError } from "./errors";
import { session } from "./session";

const TRIES = 3;

function again(failures: number, error: Error): boolean {
  return failures < TRIES && error instanceof ApiError && error.passing;
}

function wait(failures: number, error: Error): number {
  const told = error instanceof ApiError ? error.retryAfter : undefined;
  return told === undefined ? Math.min(1000 * 2 ** failures, 15_000) : told * 1000;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: wait, staleTime: 30_000 },
    mutations: { retry: false },
  },
});

/** Nobody sees what was fetched for another: of this tab's memory nothing outlives a sign-in. */
let whose = session.current?.userId;
session.subscribe(() => {
  const now = session.current?.userId;
  if (now !== whose) queryClient.clear();
  whose = now;
});
