import { useMutation } from "@tanstack/react-query";

import { answer, api } from "@/client";
import { preferences } from "@/lib/preferences";

/** One thing that was measured. */
export interface Fact {
  id: string;
  topic: string;
  /** The fault, the metric or the number of the rep that it is about. */
  key: string;
  says: string;
}

export interface Answered {
  question: string;
  answer: string;
  sentences: { text: string; facts: Fact[] }[];
  answeredBy: "gemini" | "offline";
  /** Whether the facts of this set answer the question. */
  answerable: boolean;
}

type Post = (
  path: string,
  asked: { params: { path: { sessionId: string } }; body: { question: string; language: string } },
) => Promise<{ data?: { data: Answered }; error?: unknown; response: Response }>;

/** Asks about one's own set. */
export function useAsk(sessionId: string) {
  return useMutation({
    mutationFn: (question: string) =>
      answer(
        (api.POST as unknown as Post)("/v1/analysis/sessions/{sessionId}/ask", {
          params: { path: { sessionId } },
          body: { question, language: preferences.get().language },
        }),
      ),
  });
}
