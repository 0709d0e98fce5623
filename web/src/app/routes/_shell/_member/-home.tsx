import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import { ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { historyQuery, type Entry } from "@/features/history/api";
import { Sessions } from "@/features/history/components/sessions";
import { Waiting } from "@/features/history/components/history-view";
import { Begin } from "@/features/home/components/begin";
import { FirstSet } from "@/features/home/components/first-set";
import { NextStep } from "@/features/home/components/next-step";
import { Overview } from "@/features/progress/components/overview";
import { resultsQuery } from "@/features/results/api";
import { nextFixOf } from "@/features/results/report/next-fix";

const LATEST = 5;

/** Where members begin: what to do next, and what they did last. Here features meet. */
export function Home() {
  const { data, error, refetch } = useQuery(historyQuery({}, LATEST));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting rows={LATEST} />;
  if (data.sessions.length === 0) return <FirstSet />;
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid grid-cols-1 gap-4 sm:gap-6 lg:grid-cols-2">
        <Begin />
        <Next sessions={data.sessions} />
      </div>
      <Overview />
      <Latest sessions={data.sessions} />
    </div>
  );
}

function Next({ sessions }: { sessions: Entry[] }) {
  const last = sessions.find((one) => one.status === "completed" && one.overallScore !== null);
  const { data, isError } = useQuery({ ...resultsQuery(last?.id ?? ""), enabled: last !== undefined });
  if (last === undefined || isError) return null; // the list below leads there as well
  if (data === undefined) return <Skeleton className="h-44 rounded-card" />;
  const text = nextFixOf(data) ?? data.recommendations[0] ?? data.strengths[0];
  if (text === undefined) return null;
  return <NextStep sessionId={last.id} exerciseName={last.exerciseName} text={text} />;
}

function Latest({ sessions }: { sessions: Entry[] }) {
  const { t } = useTranslation("history");
  return (
    <section aria-labelledby="latest">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 id="latest" className="text-lg font-semibold">
          {t("latest")}
        </h2>
        <Button asChild variant="link">
          <Link to="/analyses">
            {t("all")}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      </div>
      <Sessions sessions={sessions} />
    </section>
  );
}
