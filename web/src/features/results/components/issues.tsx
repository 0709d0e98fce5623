import { CircleCheck, Play } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useFilmState } from "@/features/results/film/use-film";
import { issueKey, jumpToIssue, useReport } from "@/features/results/report/report";
import { surety } from "@/features/results/report/score";
import type { Issue } from "@/features/results/types";
import { cn } from "@/lib/cn";
import { useFormat } from "@/lib/texts";

import { Section } from "./section";
import { SEVERITY } from "./severity";

export function Issues() {
  const { t } = useTranslation("results");
  const { issues, clean, watched, result } = useReport().results;
  if (result.overallScore === null && issues.length === 0) return null;
  return (
    <Section title={issues.length === 0 ? t("issue.clean") : t("issue.title", { count: issues.length })}>
      {issues.length === 0 ? (
        <p className="flex items-start gap-3">
          <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
          {t("issue.none", { count: clean.length })}
        </p>
      ) : (
        <ul className="-my-5 divide-y">
          {issues.map((issue) => (
            <li key={issueKey(issue)} className="py-5">
              <IssueCard issue={issue} />
            </li>
          ))}
        </ul>
      )}
      {(clean.length > 0 || watched.length > 0) && <LookedFor />}
    </Section>
  );
}

function IssueCard({ issue }: { issue: Issue }) {
  const { t } = useTranslation("results");
  const report = useReport();
  const chosen = useFilmState((state) => state.loop?.key) === issueKey(issue);
  const { icon: Icon, tone } = SEVERITY[issue.severity];
  const show = () => jumpToIssue(report, issue);
  return (
    <article aria-label={issue.type} className="flex gap-4">
      {issue.keyframeUrl && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          onClick={show}
          className={cn(
            "group relative h-28 w-24 shrink-0 overflow-hidden rounded-xl bg-muted sm:h-32 sm:w-32",
            chosen && "ring-2 ring-primary ring-offset-2 ring-offset-card",
          )}
        >
          <img
            src={issue.keyframeUrl}
            alt=""
            className="size-full object-cover transition-transform group-hover:scale-105"
          />
        </button>
      )}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h3 className="font-semibold">{issue.type}</h3>
          <Badge tone={tone}>
            <Icon aria-hidden />
            {t(`severity.${issue.severity}`)}
          </Badge>
        </div>
        <Facts issue={issue} />
        <p className="mt-2 text-pretty">{issue.coachingCue}</p>
        <Button
          variant="secondary"
          size="sm"
          className="mt-3"
          onClick={show}
          aria-label={`${t("issue.show")}: ${issue.type}`}
        >
          <Play aria-hidden fill="currentColor" className="size-3" />
          {t("issue.show")}
        </Button>
      </div>
    </article>
  );
}

/** What was measured, how sure that is, where it shows, and what it cost. */
function Facts({ issue }: { issue: Issue }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  const value = (number: number) => {
    const shown = format.number(number, issue.unit === "°" || issue.unit === "%" ? 0 : 2);
    return issue.unit === "°" ? `${shown}°` : `${shown} ${issue.unit ?? ""}`.trim();
  };
  const facts = [
    issue.measuredValue !== null && issue.threshold !== null
      ? t("issue.measured", { value: value(issue.measuredValue), limit: value(issue.threshold) })
      : null,
    issue.confidenceScore !== null ? t(`surety.${surety(issue.confidenceScore)}`) : null,
    issue.reps?.length ? t("issue.reps", { count: issue.reps.length, reps: issue.reps.join(", ") }) : null,
    issue.deduction ? t("issue.cost", { points: format.score(issue.deduction) }) : null,
  ].filter((fact) => fact !== null);
  return <p className="mt-1 text-sm text-muted-foreground">{facts.join(" · ")}</p>;
}

/** Of a whole sentence, which a phone has no line for. */
const LONG = "rounded-2xl whitespace-normal [&_svg]:shrink-0";

/** What was looked for and not found, and what was close. */
function LookedFor() {
  const { t } = useTranslation("results");
  const { clean, watched, issues } = useReport().results;
  return (
    <details className={cn("group border-t pt-4", issues.length ? "mt-5" : "mt-4")}>
      <summary className="flex min-h-6 cursor-pointer items-center text-sm font-medium text-muted-foreground hover:text-foreground">
        {t("clean.title", { count: clean.length + watched.length })}
      </summary>
      <ul className="mt-3 flex flex-wrap gap-2">
        {clean.map(({ fault, type }) => (
          <li key={fault}>
            <Badge tone="good" className={LONG}>
              <CircleCheck aria-hidden />
              {t("clean.absent", { name: type })}
            </Badge>
          </li>
        ))}
        {watched.map(({ fault, type }) => (
          <li key={fault}>
            <Badge className={LONG}>{t("clean.close", { name: type })}</Badge>
          </li>
        ))}
      </ul>
    </details>
  );
}
