import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import type { Scored, Standing } from "@/features/progress/api";
import { FEWEST } from "@/features/progress/noise";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { TrendBadge } from "./trend-badge";
import { TrendChart } from "./trend-chart";

interface TrendProps {
  standings: Standing[];
  /** The name of the exercise that is looked at; the most filmed when it is none of them. */
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** One exercise's scores through time. */
export function Trend({ standings, chosen, onChoose }: TrendProps) {
  const { t } = useTranslation("progress");
  const called = useCalled();
  const scored = standings.filter((one) => one.scores.length > 0);
  const standing = scored.find((one) => one.exerciseName === chosen) ?? mostScored(scored);
  if (standing === undefined) return null;
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <h2 className="text-lg font-semibold">{t("trend.title")}</h2>
          <TrendBadge trend={standing.improvementTrend} />
        </div>
        <Select
          aria-label={t("trend.choose")}
          value={standing.exerciseName}
          onChange={(event) => onChoose(event.target.value)}
          className="w-full sm:w-60"
        >
          {scored.map((one) => (
            <option key={one.exerciseName} value={one.exerciseName}>
              {called(one.exerciseName)}
            </option>
          ))}
        </Select>
      </div>
      <Curve standing={standing} />
    </Card>
  );
}

function mostScored(standings: Standing[]): Standing | undefined {
  return standings.toSorted((a, b) => b.scores.length - a.scores.length)[0];
}

function Curve({ standing }: { standing: Standing }) {
  const { t } = useTranslation("progress");
  const navigate = useNavigate();
  const called = useCalled();
  const open = (sessionId: string) =>
    void navigate({ to: "/analyses/$sessionId", params: { sessionId }, search: {} });
  return (
    <>
      <TrendChart name={called(standing.exerciseName)} scores={standing.scores} onOpen={open} />
      <p className="mt-3 text-sm text-muted-foreground">
        {standing.scores.length < FEWEST ? t("trend.few") : t("trend.band")}
      </p>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-[0.9375rem] font-medium text-primary">
          {t("trend.table")}
        </summary>
        <Sets scores={standing.scores} />
      </details>
    </>
  );
}

function Sets({ scores }: { scores: Scored[] }) {
  const { t } = useTranslation("progress");
  const format = useFormat();
  return (
    <div className="mt-2 max-h-80 overflow-y-auto" tabIndex={0} role="region" aria-label={t("trend.table")}>
      <table className="w-full text-left text-[0.9375rem]">
        <thead>
          <tr className="border-b text-sm text-muted-foreground">
            <th scope="col" className="py-2 font-medium">
              {t("date")}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t("score")}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t("range")}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.toReversed().map((one) => (
            <tr key={one.sessionId} className="border-b last:border-0">
              <td className="py-2">
                <Link
                  to="/analyses/$sessionId"
                  params={{ sessionId: one.sessionId }}
                  search={{}}
                  className="text-primary underline-offset-4 hover:underline"
                >
                  {format.dateTime(one.createdAt)}
                </Link>
              </td>
              <td className="py-2 tabular">{format.score(one.score)}</td>
              <td className="py-2 text-muted-foreground tabular">
                {one.low === null || one.high === null
                  ? "–"
                  : `${format.score(one.low)}–${format.score(one.high)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
