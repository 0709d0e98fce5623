import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { ErrorState } from "@/components/states";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { analyticsQuery, type Analytics as Figures } from "@/features/admin/api";
import { causeName } from "@/features/admin/causes";
import { everyDay, SPANS, type Span } from "@/features/admin/days";
import { useFormat } from "@/lib/texts";

import { Counts, Panel, Shares } from "./counts";
import { DaysChart } from "./days-chart";
import { DeadLetters } from "./dead-letters";
import { Exercises } from "./exercises";

interface AnalyticsProps {
  span: Span;
  onSpan: (span: Span) => void;
}

/** How the service is doing. */
export function Analytics({ span, onSpan }: AnalyticsProps) {
  const { t } = useTranslation("admin");
  const { data, error, refetch } = useQuery(analyticsQuery(Number(span)));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className="grid grid-cols-1 gap-4 sm:gap-6">
      <Segmented
        label={t("span.label")}
        value={span}
        onChange={onSpan}
        choices={SPANS.map((value) => ({ value, label: t("span.days", { count: Number(value) }) }))}
        className="justify-self-start"
      />
      {data ? <Shown figures={data} /> : <Skeleton className="h-96 rounded-card" />}
    </div>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { t } = useTranslation("admin");
  const [now] = useState(() => new Date());
  const days = useMemo(() => everyDay(figures.sessionsByDay, figures.days, now), [figures, now]);
  return (
    <>
      <Tiles figures={figures} />
      <Panel title={t("days.title")}>
        <DaysChart days={days} />
      </Panel>
      <div className="grid grid-cols-1 gap-4 sm:gap-6 lg:grid-cols-2">
        <Panel title={t("states.title")}>
          <Shares
            rows={figures.sessionsByStatus.map((one) => ({
              name: statusName(t, one.status),
              count: one.count,
            }))}
            none={t("states.none")}
          />
        </Panel>
        <Panel title={t("failures.title")}>
          <Shares
            rows={figures.failures.map((one) => ({ name: causeName(t, one.cause), count: one.count }))}
            none={t("failures.none")}
          />
        </Panel>
      </div>
      <Panel title={t("exercises.title")}>
        <Exercises exercises={figures.exercises} />
      </Panel>
      <Panel title={t("letters.title")}>
        <DeadLetters />
      </Panel>
    </>
  );
}

const STATES = ["pending", "processing", "completed", "failed"] as const;

function statusName(t: TFunction<"admin">, status: string): string {
  const known = STATES.find((state) => state === status);
  return known === undefined ? status : t(`states.${known}`);
}

function Tiles({ figures }: { figures: Figures }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  const { users, queue, processingTime } = figures;
  const seconds = (value: number | null) => (value === null ? "–" : `${format.number(value)} s`);
  return (
    <Counts
      counts={[
        {
          name: t("tiles.people"),
          value: format.number(users.total),
          note: `${t("tiles.active", { count: users.active })}, ${t("tiles.admins", { count: users.admins })}`,
        },
        { name: t("tiles.week"), value: format.number(users.signedInThisWeek) },
        {
          name: t("tiles.queue"),
          value: format.number(queue.waiting),
          note:
            queue.oldestWaitingSeconds === null
              ? t("tiles.runningOnly", { running: queue.running })
              : t("tiles.running", { running: queue.running, oldest: seconds(queue.oldestWaitingSeconds) }),
        },
        {
          name: t("tiles.time"),
          value: seconds(processingTime.p50),
          note: t("tiles.percentiles", {
            p90: seconds(processingTime.p90),
            p99: seconds(processingTime.p99),
          }),
        },
      ]}
    />
  );
}
