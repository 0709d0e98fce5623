import { useMutation } from "@tanstack/react-query";

import { answer, api, type Schema } from "@/client";
import { preferences } from "@/lib/preferences";

export type Answered = Schema<"Answered">;
export type Fact = Answered["sentences"][number]["facts"][number];

/** Asks about one's own set. */
export function useAsk(sessionId: string) {
  return useMutation({
    mutationFn: (question: string) =>
      answer(
        api.POST("/v1/analysis/sessions/{sessionId}/ask", {
          params: { path: { sessionId } },
          body: { question, language: preferences.get().language },
        }),
      ),
  });
}
