import { useQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { ApiError, queryClient } from "@/client";
import { Later } from "@/components/later";
import { Page } from "@/components/page";
import { ErrorState } from "@/components/states";
import { LiveAnalysis } from "@/features/capture/components/live-analysis";
import { useRefusal } from "@/features/capture/film/use-refusal";
import { resultsQuery, sessionQuery, trackQuery } from "@/features/results/api";
import { Actions } from "@/features/results/components/actions";
import { FailedPage } from "@/features/results/components/failed-page";
import { ResultsPage } from "@/features/results/components/results-page";
import { ResultsSkeleton } from "@/features/results/components/results-skeleton";
import { texts } from "@/lib/texts";

const comparePage = () => import("@/features/results/components/compare-page");

interface Search {
  /** The session this one is laid beside; "choose": none is chosen yet. */
  compare?: string;
}

export const Route = createFileRoute("/_shell/_member/analyses/$sessionId")({
  validateSearch: (search): Search => (typeof search.compare === "string" ? { compare: search.compare } : {}),
  loader: texts("results", "capture"),
  component: AnalysisPage,
});

function AnalysisPage() {
  const { t } = useTranslation("results");
  const { sessionId } = Route.useParams();
  const session = useQuery(sessionQuery(sessionId));
  const refusal = useRefusal(session.data?.errorCode ?? null);
  if (isGone(session.error)) {
    return (
      <Page title={t("title")}>
        <ErrorState error={session.error} />
      </Page>
    );
  }
  if (session.data?.status === "failed") return <FailedPage session={session.data} refusal={refusal} />;
  if (session.data?.status === "completed") return <CompletedPage sessionId={sessionId} />;
  if (session.data) {
    return (
      <LiveAnalysis key={sessionId} session={session.data} onOver={(how) => void lookAgain(sessionId, how)} />
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

/** What was found, or that beside what was found in another set. */
function CompletedPage({ sessionId }: { sessionId: string }) {
  const { compare } = Route.useSearch();
  const navigate = Route.useNavigate();
  if (compare !== undefined) {
    return (
      <Later
        load={comparePage}
        waiting={<ResultsSkeleton />}
        onLost={() => void navigate({ search: {}, replace: true })}
      >
        {(ComparePage) => (
          <ComparePage
            sessionId={sessionId}
            otherId={compare}
            onChoose={(other) => void navigate({ search: { compare: other }, replace: true })}
          />
        )}
      </Later>
    );
  }
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

/** Deleted, in another tab perhaps, while it was looked at. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

/** The results are fetched before they take the place of the progress, so that nothing jumps. */
async function lookAgain(sessionId: string, how: "complete" | "failed" | "gone"): Promise<void> {
  if (how === "complete") {
    await Promise.all([
      queryClient.query(resultsQuery(sessionId)),
      queryClient.query(trackQuery(sessionId)),
    ]).catch(() => undefined); // the page of the results says what went wrong
  }
  await queryClient.invalidateQueries({ queryKey: ["session", sessionId] });
  // whoever listened to the progress goes on from the heading of what has taken its place
  if (document.activeElement === document.body) document.querySelector("h1")?.focus();
  for (const key of ["sessions", "progress"]) void queryClient.invalidateQueries({ queryKey: [key] });
}
