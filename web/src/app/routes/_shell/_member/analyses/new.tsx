import { createFileRoute } from "@tanstack/react-router";

import { queryClient } from "@/client";
import { NewAnalysis } from "@/features/capture/components/new-analysis";
import { sessionQuery } from "@/features/results/api";
import { texts } from "@/lib/texts";

interface Search {
  /** The slug of the exercise that is going to be done. */
  exercise?: string;
}

const withSlug = (slug: unknown): Search => (typeof slug === "string" ? { exercise: slug } : {});

export const Route = createFileRoute("/_shell/_member/analyses/new")({
  validateSearch: (search): Search => withSlug(search.exercise),
  loader: texts("capture"),
  component: NewAnalysisPage,
});

function NewAnalysisPage() {
  const { exercise } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <NewAnalysis
      slug={exercise}
      onSlug={(slug) => void navigate({ search: withSlug(slug), replace: true, resetScroll: false })}
      onAccepted={async (sessionId) => {
        await queryClient.query(sessionQuery(sessionId)).catch(() => undefined); // the next page is then there at once
        await navigate({ to: "/analyses/$sessionId", params: { sessionId } });
      }}
    />
  );
}
