import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/client";
import { Card } from "@/components/ui/card";
import type { Training } from "@/features/progress/calendar";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { TrendBadge } from "./trend-badge";

interface SummaryProps {
  summary: Schema<"Summary">;
  training: Training | null;
}

/** Everything in four numbers. */
export function Summary({ summary, training }: SummaryProps) {
  const { t } = useTranslation("progress");
  const called = useCalled();
  const format = useFormat();
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Tile name={t("summary.sets")} value={format.number(summary.totalAnalyses)} />
      <Tile
        name={t("summary.average")}
        value={summary.averageScore === null ? "–" : format.score(summary.averageScore)}
      >
        <TrendBadge trend={summary.improvementTrend} />
      </Tile>
      <Tile
        name={t("summary.streak")}
        value={training === null ? "–" : t("weeks", { count: training.streak })}
      />
      <Tile name={t("summary.favourite")} value={called(summary.favoriteExercise ?? "–")} />
    </dl>
  );
}

function Tile({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <Card className="flex flex-col gap-1 p-4 sm:p-5">
      <dt className="text-sm text-muted-foreground">{name}</dt>
      <dd className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-2xl font-semibold tracking-tight tabular">{value}</span>
        {children}
      </dd>
    </Card>
  );
}
