import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChartLine } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState, ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { standingsQuery, summaryQuery } from "@/features/progress/api";
import { bests } from "@/features/progress/bests";
import { training } from "@/features/progress/calendar";
import { recurring } from "@/features/progress/issues";
import { useWeeks } from "@/features/progress/use-weeks";

import { Bests } from "./bests";
import { Issues } from "./issues";
import { Summary } from "./summary";
import { TrainingDays } from "./training-days";
import { Trend } from "./trend";

const COLUMN = "grid grid-cols-1 gap-4 sm:gap-6";

interface ProgressViewProps {
  chosen: string | undefined;
  onChoose: (exercise: string) => void;
}

export function ProgressView({ chosen, onChoose }: ProgressViewProps) {
  const summary = useQuery(summaryQuery);
  const standings = useQuery(standingsQuery);
  const weeks = useWeeks();
  const issues = useMemo(() => recurring(standings.data ?? []), [standings.data]);
  const best = useMemo(() => bests(standings.data ?? []), [standings.data]);
  const error = summary.error ?? standings.error;
  if (error) {
    const again = () => void Promise.all([summary.refetch(), standings.refetch()]);
    return <ErrorState error={error} onRetry={again} />;
  }
  if (!summary.data || !standings.data) return <Waiting />;
  if (summary.data.totalAnalyses === 0) return <Nothing />;
  return (
    <div className="grid grid-cols-1 gap-4 sm:gap-6">
      <Summary summary={summary.data} training={weeks && training(weeks)} />
      <div className="grid grid-cols-1 items-start gap-4 sm:gap-6 xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div className={COLUMN}>
          <Trend standings={standings.data} chosen={chosen} onChoose={onChoose} />
          <Issues issues={issues} />
        </div>
        <div className={COLUMN}>
          {weeks ? <TrainingDays weeks={weeks} /> : <Skeleton className="h-72 rounded-card" />}
          {best.length > 0 && <Bests bests={best} />}
        </div>
      </div>
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation("progress");
  return (
    <EmptyState icon={ChartLine} title={t("empty.title")} text={t("empty.text")}>
      <Button asChild size="lg">
        <Link to="/analyses/new">{t("empty.film")}</Link>
      </Button>
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div className="grid gap-4 sm:gap-6">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {[1, 2, 3, 4].map((one) => (
          <Skeleton key={one} className="h-24 rounded-card" />
        ))}
      </div>
      <Skeleton className="h-96 rounded-card" />
    </div>
  );
}
