import { queryOptions } from "@tanstack/react-query";

import { answer, api, type Schema } from "@/client";

export type Standing = Schema<"ExerciseProgress">;
export type Scored = Schema<"SessionScore">;
export type Trend = Schema<"Summary">["improvementTrend"];

export const summaryQuery = queryOptions({
  queryKey: ["progress", "summary"],
  queryFn: () => answer(api.GET("/v1/progress/summary")),
});

export const standingsQuery = queryOptions({
  queryKey: ["progress", "exercises"],
  queryFn: async () => (await answer(api.GET("/v1/progress/exercises"))).exercises,
});

const PAGE = 100;
const MOST_PAGES = 4;

/** When each set since that day was filmed, those without a score too. */
export const daysQuery = (dateFrom: string) =>
  queryOptions({
    queryKey: ["sessions", "days", dateFrom],
    queryFn: async () => {
      const times: string[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { sessions, pagination } = await answer(
          api.GET("/v1/analysis/sessions", {
            params: { query: { dateFrom, status: "completed", page, limit: PAGE } },
          }),
        );
        times.push(...sessions.map((session) => session.createdAt));
        if (page >= pagination.totalPages) break;
      }
      return times;
    },
  });
