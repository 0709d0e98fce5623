import { CircleAlert, CircleCheck, CircleX, Ruler, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useReport } from "@/features/results/report/report";
import type { Metric } from "@/features/results/types";
import { cn } from "@/lib/cn";

import { Section } from "./section";

type Standing = Metric["status"] | "plain";
const LOOKS: Record<Standing, { icon: LucideIcon; colour: string }> = {
  good: { icon: CircleCheck, colour: "text-good" },
  warning: { icon: CircleAlert, colour: "text-warning" },
  error: { icon: CircleX, colour: "text-danger" },
  plain: { icon: Ruler, colour: "text-muted-foreground" },
};

/** Results kept before targets were told as numbers have neither end of any band. */
const hasTarget = (metric: Metric) => metric.event === "" || (metric.low ?? metric.high ?? null) !== null;

export function Metrics() {
  const { t } = useTranslation("results");
  const { metrics } = useReport().results;
  if (metrics.length === 0) return null;
  return (
    <Section title={t("metric.title")}>
      <ul className="-my-3 divide-y">
        {metrics.map((metric) => (
          <Row key={metric.name} metric={metric} />
        ))}
      </ul>
    </Section>
  );
}

function Row({ metric }: { metric: Metric }) {
  const { t } = useTranslation("results");
  const standing: Standing = hasTarget(metric) ? metric.status : "plain";
  const { icon: Icon, colour } = LOOKS[standing];
  return (
    <li className="flex items-center justify-between gap-4 py-3">
      <div className="min-w-0">
        <p>{metric.name}</p>
        <p className="text-sm text-muted-foreground">
          {standing === "plain" ? t("metric.plain") : t("metric.target", { target: metric.target })}
        </p>
      </div>
      <div className="shrink-0 text-right">
        <p className="text-lg font-semibold tabular">{metric.actual}</p>
        {standing !== "plain" && (
          <p className={cn("flex items-center justify-end gap-1 text-sm font-medium", colour)}>
            <Icon aria-hidden className="size-4" />
            {t(`metric.${standing}`)}
          </p>
        )}
      </div>
    </li>
  );
}
