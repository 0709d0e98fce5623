import { useTranslation } from "react-i18next";

import { rating } from "@/features/results/report/score";
import { cn } from "@/lib/cn";
import { useFormat } from "@/lib/texts";

const RADIUS = 42;
const AROUND = 2 * Math.PI * RADIUS;
const COLOUR = {
  excellent: "stroke-good",
  good: "stroke-good",
  fair: "stroke-warning",
  work: "stroke-danger",
};

export function ScoreRing({ score, className }: { score: number; className?: string }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  return (
    <div className={cn("relative size-24 shrink-0", className)}>
      <svg viewBox="0 0 100 100" aria-hidden className="size-full -rotate-90">
        <circle cx="50" cy="50" r={RADIUS} fill="none" strokeWidth="8" className="stroke-muted" />
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          fill="none"
          strokeWidth="8"
          strokeLinecap="round"
          strokeDasharray={`${(Math.max(0.01, score) / 10) * AROUND} ${AROUND}`}
          className={COLOUR[rating(score)]}
        />
      </svg>
      <p className="absolute inset-0 flex flex-col items-center justify-center leading-none">
        <span className="text-[1.75rem] font-semibold tracking-tight tabular">{format.score(score)}</span>
        <span className="mt-1 text-xs text-muted-foreground">{t("score.of")}</span>
      </p>
    </div>
  );
}
