import { keepPreviousData, queryOptions, useMutation } from "@tanstack/react-query";

import { answer, api, queryClient, type Schema } from "@/client";

export type Account = Schema<"Account">;
export type Analytics = Schema<"Analytics">;
export type DeadLetter = Schema<"DeadLetter">;

export const analyticsQuery = (days: number) =>
  queryOptions({
    queryKey: ["admin", "analytics", days],
    queryFn: () => answer(api.GET("/v1/admin/analytics", { params: { query: { days } } })),
    placeholderData: keepPreviousData,
  });

export interface Wanted {
  search?: string;
  role?: Account["role"];
  active?: boolean;
  page?: number;
}

export const accountsQuery = ({ search, role, active, page = 1 }: Wanted) =>
  queryOptions({
    queryKey: ["admin", "users", { search, role, active, page }],
    queryFn: () =>
      answer(
        api.GET("/v1/admin/users", {
          params: {
            query: {
              page,
              ...(search !== undefined && { search }),
              ...(role !== undefined && { role }),
              ...(active !== undefined && { isActive: active }),
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const deadLettersQuery = queryOptions({
  queryKey: ["admin", "dead-letters"],
  queryFn: () => answer(api.GET("/v1/admin/dead-letters", { params: { query: { limit: 20 } } })),
});

const stale = () => queryClient.invalidateQueries({ queryKey: ["admin"] });

export function useChange() {
  return useMutation({
    mutationFn: ({ id, ...change }: { id: string } & Schema<"AccountChange">) =>
      answer(api.PATCH("/v1/admin/users/{userId}", { params: { path: { userId: id } }, body: change })),
    onSuccess: stale,
  });
}

export function useErase() {
  return useMutation({
    mutationFn: (id: string) =>
      answer(api.DELETE("/v1/admin/users/{userId}", { params: { path: { userId: id } } })),
    onSuccess: stale,
  });
}

export function useTryAgain() {
  return useMutation({
    mutationFn: (sessionId: string) =>
      answer(api.POST("/v1/admin/dead-letters/{sessionId}/retry", { params: { path: { sessionId } } })),
    onSuccess: stale,
  });
}
