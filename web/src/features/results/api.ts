import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";

import { answer, api, once, queryClient } from "@/client";

import { decoded } from "./pose/track";

/** A signed link lives five minutes; asked for again after this it has half of them left at least. */
const LINKS_GOOD = 2 * 60_000;
const path = (sessionId: string) => ({ params: { path: { sessionId } } });

/** How far an analysis is; while it is not over, features/capture follows it. */
export const sessionQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["session", sessionId],
    queryFn: () => answer(api.GET("/v1/analysis/sessions/{sessionId}", path(sessionId))),
  });

export const resultsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["results", sessionId],
    queryFn: () => answer(api.GET("/v1/analysis/sessions/{sessionId}/results", path(sessionId))),
    staleTime: LINKS_GOOD,
  });

export const trackQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["landmarks", sessionId],
    queryFn: async () =>
      decoded(await answer(api.GET("/v1/analysis/sessions/{sessionId}/landmarks", path(sessionId)))),
    staleTime: Infinity,
    structuralSharing: false, // typed arrays: nothing in there to be shared, and much to compare
  });

/** Sets of the same exercise that are done, the newest first. */
export const othersQuery = (exerciseId: string) =>
  queryOptions({
    queryKey: ["sessions", { exerciseId, status: "completed", limit: 50 }],
    queryFn: () =>
      answer(
        api.GET("/v1/analysis/sessions", {
          params: { query: { exerciseId, status: "completed", limit: 50 } },
        }),
      ),
  });

export function useOthers(exerciseId: string | null) {
  return useQuery({ ...othersQuery(exerciseId ?? ""), enabled: exerciseId !== null });
}

export function useDelete(sessionId: string) {
  return useMutation({
    mutationFn: () => answer(api.DELETE("/v1/analysis/sessions/{sessionId}", path(sessionId))),
    onSuccess: async () => {
      // what shows it is still on the page: it is left alone until one has gone from there, and then is stale
      for (const key of ["session", "results", "landmarks"]) {
        await queryClient.invalidateQueries({ queryKey: [key, sessionId], refetchType: "none" });
      }
      for (const key of ["sessions", "progress"]) await queryClient.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useRetry(sessionId: string, key: string) {
  return useMutation({
    mutationFn: () =>
      answer(
        api.POST("/v1/analysis/sessions/{sessionId}/retry", {
          params: { path: { sessionId }, header: once(key) },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["session", sessionId] }),
  });
}

/** The same film again as another movement: it is taken from where it lies, so that nobody has to look for it. */
export function useAnalyseAs(videoUrl: string) {
  return useMutation({
    mutationFn: async (exerciseName: string) => {
      const film = await fetch(videoUrl).then((response) => response.blob());
      const form = new FormData();
      form.set("exerciseName", exerciseName);
      form.set("video", film, new URL(videoUrl).pathname.split("/").at(-1) ?? "film.mp4");
      return answer(api.POST("/v1/analysis/upload", { body: form as never, params: { header: once() } }));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["sessions"] }),
  });
}
