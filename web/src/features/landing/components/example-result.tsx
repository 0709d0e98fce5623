import { clsx } from "clsx";
import { Check, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EXAMPLE, EXAMPLE_LIMIT } from "@/features/landing/example";
import { useFormat } from "@/lib/texts";

const CLEAN = 9;

/** What Biome says of the set that moves in the head of the page: the numbers are those of its report. */
export function ExampleResult() {
  const { t } = useTranslation("landing");
  const format = useFormat();
  const { lean, reps, score } = EXAMPLE;
  return (
    <Card className="grid grid-cols-1 gap-8 p-6 sm:p-8 lg:grid-cols-[auto_minmax(0,1fr)] lg:gap-12">
      <div>
        <p className="text-sm text-muted-foreground">{t("example.score")}</p>
        <p className="text-6xl font-semibold tracking-tight tabular">{format.score(score)}</p>
        <p className="mt-1 text-sm text-muted-foreground">{t("example.of")}</p>
        <Reps reps={reps} />
      </div>
      <div className="grid content-start gap-5">
        <div className="rounded-2xl bg-muted p-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 className="font-semibold">{t("example.issue")}</h3>
            <Badge tone="warning">
              <CircleAlert aria-hidden />
              {t("example.moderate")}
            </Badge>
            <span className="text-sm text-muted-foreground tabular">
              {t("example.cost", { points: format.score(lean.cost) })}
            </span>
          </div>
          <p className="mt-2 text-lg leading-snug text-pretty">
            {t("example.cue", { degrees: lean.degrees, seen: lean.reps, of: reps.length })}
          </p>
        </div>
        <Metrics />
      </div>
    </Card>
  );
}

function Reps({ reps }: { reps: number[] }) {
  const { t } = useTranslation("landing");
  const format = useFormat();
  return (
    <ol aria-label={t("example.reps")} className="mt-6 flex items-end gap-2">
      {reps.map((score, index) => (
        <li
          key={index}
          className="grid w-11 justify-items-center gap-1.5 text-xs text-muted-foreground tabular"
        >
          <span className="text-foreground">{format.score(score)}</span>
          <span
            aria-hidden
            className={clsx("w-full rounded-lg", score >= CLEAN ? "bg-good" : "bg-warning")}
            style={{ height: `${(score - 5) * 14}px` }}
          />
          {t("example.rep", { index: index + 1 })}
        </li>
      ))}
    </ol>
  );
}

function Metrics() {
  const { t } = useTranslation("landing");
  const { metrics } = EXAMPLE;
  const rows = [
    { name: t("example.lean"), actual: metrics.lean.value, target: `≤ ${EXAMPLE_LIMIT}°`, good: false },
    { name: t("example.knee"), actual: metrics.knee.value, target: "≤ 95°", good: true },
    { name: t("example.depth"), actual: metrics.depth.value, target: "≤ 30°", good: true },
  ];
  return (
    <dl>
      {rows.map(({ name, actual, target, good }) => {
        const Icon = good ? Check : CircleAlert;
        return (
          <div key={name} className="flex items-center gap-3 border-b py-2.5 last:border-0">
            <Icon aria-hidden className={clsx("size-5 shrink-0", good ? "text-good" : "text-danger")} />
            <dt className="flex-1">
              {name}
              <span className="sr-only"> ({t(good ? "example.onTarget" : "example.offTarget")})</span>
            </dt>
            <dd className="font-medium tabular">{Math.round(actual)}°</dd>
            <dd className="w-16 text-right text-sm text-muted-foreground tabular">{target}</dd>
          </div>
        );
      })}
    </dl>
  );
}
