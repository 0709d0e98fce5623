import { Link } from "@tanstack/react-router";
import { EyeOff, Info } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useReport } from "@/features/results/report/report";
import type { Results } from "@/features/results/types";
import { useFormat } from "@/lib/texts";

import { Section } from "./section";

type NotJudged = Results["notJudged"][number];

/** What this film could not show, and how to film it next time; what is to be known about the film. */
export function Unseen() {
  const { t } = useTranslation("results");
  const { notJudged } = useReport().results;
  if (notJudged.length === 0) return null;
  return (
    <Section title={t("unseen.title")}>
      <p className="-mt-2 mb-4 text-muted-foreground">{t("unseen.text")}</p>
      <ul className="space-y-4">
        {grouped(notJudged).map(([message, types]) => (
          <li key={message} className="flex gap-3">
            <EyeOff aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
            <div>
              <p className="font-medium">{types.join(", ")}</p>
              <p className="text-[0.9375rem] text-muted-foreground">{message}</p>
            </div>
          </li>
        ))}
      </ul>
      <HowToFilm />
    </Section>
  );
}

/** Those with the same reason together. */
function grouped(notJudged: NotJudged[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { message, type } of notJudged) groups.set(message, [...(groups.get(message) ?? []), type]);
  return [...groups];
}

function HowToFilm() {
  const { t } = useTranslation("results");
  const { exerciseId } = useReport().results.session;
  if (exerciseId === null) return null;
  return (
    <Link
      to="/exercises/$slug"
      params={{ slug: exerciseId }}
      className="mt-5 inline-flex min-h-6 items-center font-medium text-primary underline-offset-4 hover:underline"
    >
      {t("unseen.howTo")}
    </Link>
  );
}

export function Notices() {
  const { notices, result } = useReport().results;
  const told = notices.filter((notice) => !result.scoreNote?.includes(notice.message));
  if (told.length === 0) return null;
  return (
    <ul className="space-y-3 rounded-card border p-5 sm:p-6">
      {told.map((notice) => (
        <li key={notice.code} className="flex gap-3 text-[0.9375rem]">
          <Info aria-hidden className="mt-0.5 size-4.5 shrink-0 text-muted-foreground" />
          {notice.message}
        </li>
      ))}
    </ul>
  );
}

/** How far these numbers can be trusted, in plain words. */
export function Trust() {
  const { t } = useTranslation("results");
  const { t: view } = useTranslation("results", { keyPrefix: "view" });
  const format = useFormat();
  const { result } = useReport().results;
  const seen = result.coverage;
  return (
    <p className="px-1 text-sm text-pretty text-muted-foreground">
      {typeof seen === "number" &&
        seen > 0 &&
        `${t("trust.coverage", { share: format.percent(seen), view: view(viewOf(result.view)) })} `}
      {t("trust.limits")}{" "}
      {result.versions &&
        t("trust.versions", { engine: result.versions.engine, model: result.versions.model })}
    </p>
  );
}

const VIEWS = ["front", "oblique", "side", "end-on", "overhead"] as const;
export const viewOf = (view: string) => VIEWS.find((one) => one === view) ?? "unknown";
