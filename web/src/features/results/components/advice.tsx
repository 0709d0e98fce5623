import { ArrowRight, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useReport } from "@/features/results/report/report";
import { useFormat } from "@/lib/texts";

import { Section } from "./section";

export function Strengths() {
  const { t } = useTranslation("results");
  const { strengths } = useReport().results;
  if (strengths.length === 0) return null;
  return (
    <Section title={t("strengths")}>
      <ul className="space-y-3">
        {strengths.map((strength) => (
          <li key={strength} className="flex gap-3">
            <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-good" />
            {strength}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Recommendations() {
  const { t } = useTranslation("results");
  const { recommendations, result } = useReport().results;
  if (recommendations.length === 0) return null;
  return (
    <Section
      title={t("recommendations.title")}
      aside={
        <span className="text-sm text-muted-foreground">
          {result.coachedBy === "gemini" ? t("recommendations.gemini") : t("recommendations.offline")}
        </span>
      }
    >
      <ol className="space-y-3">
        {recommendations.map((recommendation) => (
          <li key={recommendation} className="flex gap-3">
            <ArrowRight aria-hidden className="mt-0.5 size-5 shrink-0 text-primary" />
            <span className="text-pretty">{recommendation}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

interface Tempo {
  eccentric: number | null;
  pause: number | null;
  concentric: number | null;
}

/** How the set went: its rhythm, and what changed over the reps. */
export function Story() {
  const { t } = useTranslation("results");
  const format = useFormat();
  const { story, narrative } = useReport().results;
  const tempo = (story as { tempo?: Tempo } | null)?.tempo;
  const parts = (["eccentric", "pause", "concentric"] as const).flatMap((name) => {
    const seconds = tempo?.[name];
    return seconds === null || seconds === undefined ? [] : [{ name, seconds }];
  });
  if (!narrative && parts.length === 0) return null;
  return (
    <Section title={t("story.title")}>
      {parts.length > 0 && (
        <dl className="grid auto-cols-fr grid-flow-col gap-3">
          {parts.map(({ name, seconds }) => (
            <div key={name} className="rounded-xl bg-muted px-3.5 py-3">
              <dt className="text-sm text-muted-foreground">{t(`story.${name}`)}</dt>
              <dd className="text-lg font-semibold tabular">{format.number(seconds)} s</dd>
            </div>
          ))}
        </dl>
      )}
      {narrative && <p className="mt-4 text-pretty">{narrative}</p>}
    </Section>
  );
}
