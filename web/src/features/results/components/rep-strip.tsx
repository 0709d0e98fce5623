import { Repeat } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useFilmState } from "@/features/results/film/use-film";
import { repKey, toggleRep, useReport } from "@/features/results/report/report";
import { spanOf, within } from "@/features/results/report/spans";
import { cn } from "@/lib/cn";
import { useFormat } from "@/lib/texts";
import { secondsOf } from "@/features/results/pose/clock";

/** Every rep with its score; a touch plays it round and round, and another ends that. */
export function RepStrip() {
  const { t } = useTranslation("results");
  const format = useFormat();
  const report = useReport();
  const { reps } = report.results;
  const chosen = useFilmState((state) => state.loop?.key);
  const now = useFilmState((state) => within(reps.map(spanOf), secondsOf(report.track, state.frame)));
  if (reps.length === 0) return null;
  return (
    <div className="mt-3">
      <h2 className="sr-only">{t("rep.title")}</h2>
      {/* relative: else what only screen readers see reaches over the page's side */}
      <ul className="relative -mx-1 flex gap-2 overflow-x-auto px-1 py-1">
        {reps.map((rep, index) => (
          <li key={rep.index} className="shrink-0">
            <button
              type="button"
              aria-pressed={chosen === repKey(rep)}
              onClick={() => toggleRep(report, rep, t("rep.name", { index: rep.index }))}
              className={cn(
                "flex h-11 items-center gap-2 rounded-full border bg-card px-4 text-sm transition-colors hover:bg-muted",
                now === index && "border-foreground/40",
                chosen === repKey(rep) && "border-primary bg-primary-soft text-primary",
              )}
            >
              {chosen === repKey(rep) && <Repeat aria-hidden className="size-3.5" />}
              <span className={chosen === repKey(rep) ? "" : "text-muted-foreground"}>
                {t("rep.name", { index: rep.index })}
              </span>
              {rep.score !== null && <span className="font-semibold tabular">{format.score(rep.score)}</span>}
              <span className="sr-only">{t("rep.again")}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
