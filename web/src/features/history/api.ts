import { keepPreviousData, queryOptions, useMutation } from "@tanstack/react-query";

import { answer, api, once, queryClient, type Schema } from "@/client";

import type { Filters } from "./filters";

export type Entry = Schema<"HistoryEntry">;

export const PAGE = 20;
const SOON = 5000;

export const isOpen = ({ status }: Entry) => status === "pending" || status === "processing";

/** One page of the history; asked again while something in it is not over. */
export const historyQuery = ({ exercise, status, from, to, page = 1 }: Filters, limit = PAGE) =>
  queryOptions({
    queryKey: ["sessions", { exercise, status, from, to, page, limit }],
    queryFn: () =>
      answer(
        api.GET("/v1/analysis/sessions", {
          params: {
            query: {
              page,
              limit,
              ...(exercise && { exerciseId: exercise }),
              ...(status && { status }),
              ...(from && { dateFrom: from }),
              ...(to && { dateTo: to }),
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.sessions.some(isOpen) ? SOON : false),
  });

/** The exercises somebody has filmed. */
export const filmedQuery = queryOptions({
  queryKey: ["progress", "exercises"],
  queryFn: async () => (await answer(api.GET("/v1/progress/exercises"))).exercises,
});

const stale = () =>
  Promise.all(["sessions", "progress"].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));

export function useRemove() {
  return useMutation({
    mutationFn: (sessionId: string) =>
      answer(api.DELETE("/v1/analysis/sessions/{sessionId}", { params: { path: { sessionId } } })),
    onSuccess: stale,
  });
}

export function useRetry() {
  return useMutation({
    mutationFn: ({ sessionId, key }: { sessionId: string; key: string }) =>
      answer(
        api.POST("/v1/analysis/sessions/{sessionId}/retry", {
          params: { path: { sessionId }, header: once(key) },
        }),
      ),
    onSuccess: async (_, { sessionId }) => {
      await queryClient.invalidateQueries({ queryKey: ["session", sessionId] });
      await stale();
    },
  });
}
