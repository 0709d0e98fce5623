import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { ErrorState } from "@/components/states";
import { sessionQuery } from "@/features/results/api";
import { Actions } from "@/features/results/components/actions";
import { FailedPage } from "@/features/results/components/failed-page";
import { ResultsPage } from "@/features/results/components/results-page";
import { ResultsSkeleton } from "@/features/results/components/results-skeleton";
import { Waiting } from "@/features/results/components/waiting";
import { texts } from "@/lib/texts";

const ComparePage = lazy(() => import("@/features/results/components/compare-page"));

interface Search {
  /** The session this one is laid beside; "choose": none is chosen yet. */
  compare?: string;
}

export const Route = createFileRoute("/_shell/_member/analyses/$sessionId")({
  validateSearch: (search): Search => (typeof search.compare === "string" ? { compare: search.compare } : {}),
  loader: texts("results"),
  component: AnalysisPage,
});

function AnalysisPage() {
  const { t } = useTranslation("results");
  const { sessionId } = Route.useParams();
  const { compare } = Route.useSearch();
  const navigate = Route.useNavigate();
  const session = useQuery(sessionQuery(sessionId));
  if (session.data?.status === "failed") return <FailedPage session={session.data} />;
  if (session.data && session.data.status !== "completed") return <Waiting session={session.data} />;
  if (session.data && compare !== undefined) {
    return (
      <Suspense>
        <ComparePage
          sessionId={sessionId}
          otherId={compare}
          onChoose={(other) => void navigate({ search: { compare: other }, replace: true })}
        />
      </Suspense>
    );
  }
  if (session.data) {
    return (
      <ResultsPage
        key={sessionId}
        sessionId={sessionId}
        actions={(results) => (
          <Actions results={results} onCompare={() => void navigate({ search: { compare: "choose" } })} />
        )}
      />
    );
  }
  return (
    <Page title={t("title")} width="wide">
      {session.error ? (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <ResultsSkeleton />
      )}
    </Page>
  );
}
