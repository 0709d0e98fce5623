import { useTranslation } from "react-i18next";

import { Card } from "@/components/ui/card";
import { explained, rating } from "@/features/results/report/score";
import { jumpToIssue, useReport } from "@/features/results/report/report";
import type { Results } from "@/features/results/types";
import { useFormat } from "@/lib/texts";

import { ScoreRing } from "./score-ring";

/** The score, how sure it is, and what cost what. */
export function ScoreCard() {
  const { t } = useTranslation("results");
  const { result, issues } = useReport().results;
  const score = result.overallScore;
  if (score === null) return null;
  const cues = issues.some((issue) => issue.coachingCue && result.summary?.includes(issue.coachingCue));
  const summary = cues ? "" : result.summary; // it then says over what stands below
  return (
    <Card>
      <div className="flex items-center gap-5">
        <ScoreRing score={score} />
        <div className="min-w-0">
          <h2 className="text-2xl font-semibold">{t(`score.${rating(score)}`)}</h2>
          <p className="mt-0.5 text-muted-foreground">
            <Count result={result} />
          </p>
          <Between result={result} />
        </div>
      </div>
      {summary && <p className="mt-5 text-pretty">{summary}</p>}
      {result.scoreNote && !summary?.includes(result.scoreNote) && (
        <p className="mt-2 text-[0.9375rem] text-muted-foreground">{result.scoreNote}</p>
      )}
      <Costs />
    </Card>
  );
}

export function Count({ result }: { result: Results["result"] }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  return result.kind === "hold" && typeof result.holdSeconds === "number"
    ? t("score.held", { seconds: format.number(result.holdSeconds) })
    : t("score.reps", { count: result.repCount });
}

function Between({ result: { scoreLow, scoreHigh } }: { result: Results["result"] }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  if (typeof scoreLow !== "number" || typeof scoreHigh !== "number" || scoreHigh - scoreLow < 0.15)
    return null;
  return (
    <p className="mt-0.5 text-sm text-muted-foreground">
      {t("score.between", { low: format.score(scoreLow), high: format.score(scoreHigh) })}
    </p>
  );
}

function Costs() {
  const { t } = useTranslation("results");
  const format = useFormat();
  const report = useReport();
  const { costs, free, rest } = explained(report.results);
  const severe = report.results.issues.some((issue) => issue.severity === "severe");
  if (costs.length === 0 && rest === 0) return null;
  return (
    <div className="mt-5 border-t pt-4">
      <h3 className="text-sm font-medium text-muted-foreground">{t("score.why")}</h3>
      <ul className="mt-1">
        {costs.map(({ issue, points }) => (
          <li key={`${issue.type} ${issue.frameStart}`}>
            <button
              type="button"
              onClick={() => jumpToIssue(report, issue)}
              className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center justify-between gap-4 rounded-lg px-2 text-left hover:bg-muted"
            >
              <span className="min-w-0">{issue.type}</span>
              <Minus points={points} />
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li className="flex min-h-11 items-center justify-between gap-4">
            <span>{severe ? t("score.cap") : t("score.small")}</span>
            <Minus points={rest} />
          </li>
        )}
      </ul>
      {free.length > 0 && (
        <p className="mt-1 text-sm text-muted-foreground">
          {t("score.free", { names: free.map((issue) => issue.type).join(", ") })}
        </p>
      )}
      <p className="mt-2 flex justify-between border-t pt-2.5 font-semibold tabular">
        <span>{t("score.left")}</span>
        <span>{format.score(report.results.result.overallScore ?? 0)}</span>
      </p>
    </div>
  );
}

function Minus({ points }: { points: number }) {
  const format = useFormat();
  return (
    <span className="flex shrink-0 items-center gap-3">
      <span aria-hidden className="flex h-1.5 w-16 justify-end overflow-hidden rounded-full bg-muted sm:w-24">
        <span className="rounded-full bg-warning" style={{ width: `${Math.min(100, points * 20)}%` }} />
      </span>
      <span className="w-10 text-right font-medium tabular">−{format.score(points)}</span>
    </span>
  );
}
