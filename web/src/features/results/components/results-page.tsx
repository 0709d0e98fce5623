import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { ErrorState } from "@/components/states";
import { resultsQuery, trackQuery } from "@/features/results/api";
import { Film } from "@/features/results/film/film";
import { FilmProvider } from "@/features/results/film/use-film";
import type { PoseTrack } from "@/features/results/pose/track";
import { ReportProvider, reportOf } from "@/features/results/report/report";
import type { Results } from "@/features/results/types";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { Recommendations, Story, Strengths } from "./advice";
import { Ask } from "./ask";
import { FilmPanel } from "./film-panel";
import { Issues } from "./issues";
import { Metrics } from "./metrics";
import { NextFix } from "./next-fix";
import { NoScore } from "./no-score";
import { ResultsSkeleton } from "./results-skeleton";
import { ScoreCard } from "./score-card";
import { Notices, Trust, Unseen, viewOf } from "./unseen";

interface ResultsPageProps {
  sessionId: string;
  /** Buttons beside the title. */
  actions: (results: Results) => ReactNode;
}

/** Everything that was found in one set. */
export function ResultsPage({ sessionId, actions }: ResultsPageProps) {
  const { t } = useTranslation("results");
  const results = useQuery(resultsQuery(sessionId));
  const track = useQuery(trackQuery(sessionId));
  const called = useCalled();
  const failed = results.error ?? track.error;
  if (results.data && track.data) {
    return <Loaded results={results.data} track={track.data} actions={actions} />;
  }
  return (
    <Page title={results.data ? called(results.data.session.exerciseName) : t("title")} width="wide">
      {failed ? (
        <ErrorState error={failed} onRetry={() => void Promise.all([results.refetch(), track.refetch()])} />
      ) : (
        <ResultsSkeleton />
      )}
    </Page>
  );
}

interface LoadedProps extends Pick<ResultsPageProps, "actions"> {
  results: Results;
  track: PoseTrack;
}

function Loaded({ results, track, actions }: LoadedProps) {
  const called = useCalled();
  const film = useMemo(() => new Film(track), [track]);
  const report = useMemo(() => reportOf(results, track, film), [results, track, film]);
  return (
    <ReportProvider value={report}>
      <FilmProvider value={film}>
        <Page
          title={called(results.session.exerciseName)}
          text={<Subtitle results={results} />}
          width="wide"
          actions={actions(results)}
        >
          <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-8">
            <div className="min-w-0 self-start lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
              <FilmPanel />
            </div>
            <div className="min-w-0 space-y-5">
              <Findings />
            </div>
          </div>
        </Page>
      </FilmProvider>
    </ReportProvider>
  );
}

function Findings() {
  return (
    <>
      <ScoreCard />
      <NoScore />
      <NextFix />
      <Issues />
      <Metrics />
      <Story />
      <Strengths />
      <Recommendations />
      <Ask />
      <Unseen />
      <Notices />
      <Trust />
    </>
  );
}

function Subtitle({ results: { session, result } }: { results: Results }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  const view = viewOf(result.view);
  return (
    <>
      {format.dateTime(session.createdAt)}
      {view !== "unknown" && ` · ${t(`view.${view}`)}`}
    </>
  );
}
