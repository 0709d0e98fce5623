import { clsx } from "clsx";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Figure } from "@/components/figure";
import { EXAMPLE, FRAMES, momentAt, WORST } from "@/features/landing/example";

const [WIDTH = 0, HEIGHT = 0] = EXAMPLE.size;
const EDGE = 26;
/** Of the picture, four to five. */
const [BOX_WIDTH, BOX_HEIGHT] = [100, 125];
const BELOW = 14;

/** The example set in motion, with its angle; still, at its worst moment, for who wants no motion. */
export function MovingFigure() {
  const { t } = useTranslation("landing");
  const { place, frame } = useFrames();
  const { pose, lean, wrong } = momentAt(frame);
  return (
    <div
      ref={place}
      role="img"
      aria-label={t("hero.figure")}
      className="relative overflow-hidden rounded-3xl border bg-card shadow-soft"
    >
      <svg
        viewBox={`${(WIDTH - BOX_WIDTH) / 2} ${HEIGHT + BELOW - BOX_HEIGHT} ${BOX_WIDTH} ${BOX_HEIGHT}`}
        aria-hidden
        className="block aspect-4/5 w-full"
      >
        <line
          x1={-EDGE}
          x2={WIDTH + EDGE}
          y1={HEIGHT + 1.5}
          y2={HEIGHT + 1.5}
          strokeWidth="1"
          className="stroke-border"
        />
        <Figure pose={pose} className={clsx(wrong && "stroke-danger")} />
      </svg>
      <div aria-hidden className="absolute inset-x-4 top-4 flex items-start justify-between gap-3">
        <span className="rounded-full bg-muted px-3 py-1 text-sm font-medium">{t("hero.exercise")}</span>
        <span
          className={clsx(
            "rounded-2xl px-4 py-2 text-right transition-colors",
            wrong ? "bg-danger-soft text-danger" : "bg-good-soft text-good",
          )}
        >
          <span className="block text-2xl leading-none font-semibold tabular">{lean}°</span>
          <span className="mt-1 block text-xs">{t(wrong ? "hero.tooFar" : "hero.lean")}</span>
        </span>
      </div>
    </div>
  );
}

/** The frame to show: it runs while it can be seen. */
function useFrames() {
  const place = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState(WORST);
  useEffect(() => {
    const element = place.current;
    if (element === null || matchMedia("(prefers-reduced-motion: reduce)").matches) return undefined;
    let timer: number | undefined;
    const run = (on: boolean) => {
      window.clearInterval(timer);
      if (on) timer = window.setInterval(() => setFrame((now) => (now + 1) % FRAMES), 1000 / EXAMPLE.fps);
    };
    const seen = new IntersectionObserver(([entry]) => run(entry?.isIntersecting ?? false));
    seen.observe(element);
    return () => {
      run(false);
      seen.disconnect();
    };
  }, []);
  return { place, frame };
}
