import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Wide } from "@/components/wide";
import { inBoth } from "@/features/results/report/compare";
import type { Metric, Results } from "@/features/results/types";
import { useFormat } from "@/lib/texts";

import { Section } from "./section";

/** The scores and measures of two sets, and what was better. */
export function CompareNumbers({ ours, theirs }: { ours: Results; theirs: Results }) {
  const { t } = useTranslation("results");
  const rows = inBoth(ours.metrics, theirs.metrics);
  const [our, their] = [ours.result.overallScore, theirs.result.overallScore];
  const scores = our !== null && their !== null ? { our, their } : null;
  return (
    <div className="mt-5">
      <Section title={t("metric.title")}>
        {scores === null && rows.length === 0 ? (
          <p className="text-muted-foreground">{t("compare.nothing")}</p>
        ) : (
          <Numbers>
            {scores && <ScoreRow {...scores} />}
            {rows.map((row) => (
              <MetricRow key={row.metric.metric} {...row} />
            ))}
          </Numbers>
        )}
      </Section>
    </div>
  );
}

function Numbers({ children }: { children: ReactNode }) {
  const { t } = useTranslation("results");
  return (
    <Wide label={t("metric.title")}>
      <table className="w-full text-left tabular">
        <thead className="text-sm text-muted-foreground">
          <tr className="border-b [&_th]:pb-2 [&_th]:font-medium">
            <th scope="col">{t("compare.measure")}</th>
            <th scope="col" className="pr-4 text-right">
              {t("compare.this")}
            </th>
            <th scope="col" className="text-right">
              {t("compare.other")}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y [&_td]:py-3 [&_th]:py-3">{children}</tbody>
      </table>
    </Wide>
  );
}

function ScoreRow({ our, their }: { our: number; their: number }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  return (
    <tr>
      <th scope="row" className="font-normal">
        {t("compare.score")}
        <ScoreChange by={our - their} />
      </th>
      <td className="pr-4 text-right text-lg font-semibold">{format.score(our)}</td>
      <td className="text-right text-lg">{format.score(their)}</td>
    </tr>
  );
}

function MetricRow({ metric, other }: { metric: Metric; other: Metric }) {
  const { t } = useTranslation("results");
  return (
    <tr>
      <th scope="row" className="font-normal">
        {metric.name}
        {!isPlain(metric) && (
          <span className="block text-sm text-muted-foreground">
            {t("metric.target", { target: metric.target })}
          </span>
        )}
      </th>
      <Value metric={metric} className="pr-4 font-semibold" />
      <Value metric={other} />
    </tr>
  );
}

/** Points by which two films of the same form may differ. */
const NOISE = 0.3;
/** Whether a number is for information only. */
const isPlain = (metric: Metric) => metric.event !== "" && (metric.low ?? metric.high ?? null) === null;
const STATUS = { good: "text-good", warning: "text-warning", error: "text-danger" };

function Value({ metric, className = "" }: { metric: Metric; className?: string }) {
  const { t } = useTranslation("results");
  return (
    <td className={`text-right align-top ${className}`}>
      <span className="text-lg whitespace-nowrap">{metric.actual}</span>
      {!isPlain(metric) && (
        <span className={`block text-sm ${STATUS[metric.status]}`}>{t(`metric.${metric.status}`)}</span>
      )}
    </td>
  );
}

function ScoreChange({ by }: { by: number }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  const same = Math.abs(by) < NOISE;
  const Icon = same ? Equal : by > 0 ? ArrowUp : ArrowDown;
  const points = format.score(Math.abs(by));
  return (
    <span
      className={`flex items-center gap-1 text-sm ${same ? "text-muted-foreground" : by > 0 ? "text-good" : "text-warning"}`}
    >
      <Icon aria-hidden className="size-4" />
      {same
        ? t("compare.same")
        : by > 0
          ? t("compare.better", { by: points })
          : t("compare.worse", { by: points })}
    </span>
  );
}
