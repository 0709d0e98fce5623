import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { ANGLE_NAMES, curve, nearSide, swing, type AngleName } from "@/features/results/pose/angles";
import { at } from "@/features/results/pose/track";
import { bandsOf, isTrue } from "@/features/results/report/bands";
import { useReport } from "@/features/results/report/report";
import type { Side } from "@/features/results/types";
import { cn } from "@/lib/cn";

import { Chart, type Line } from "./chart";

const FIRST = 2;
/** Degrees through which an angle must move to be worth a curve of its own accord. */
const MOVES = 12;
const OTHER: Record<Side, Side> = { left: "right", right: "left" };

/** The body's angles through the film, under its timeline. */
export function Curves() {
  const { t } = useTranslation("results");
  const all = useAngles();
  const [chosen, setChosen] = useState<AngleName[] | null>(null);
  const shown = chosen ?? all.slice(0, FIRST).map((one) => one.name);
  const { results } = useReport();
  if (all.length === 0) return null;
  const toggle = (name: AngleName) =>
    setChosen(shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]);
  const flat = all.some((one) => shown.includes(one.name) && !isTrue(one.name, results.result.view));
  return (
    <div className="mt-2">
      {all
        .filter((one) => shown.includes(one.name))
        .map((one) => (
          <Chart key={one.name} name={t(`angle.${one.name}`)} lines={one.lines} bands={one.bands} />
        ))}
      {/* covers the playhead, which is of what lies above alone */}
      <div data-jump className="relative z-20 -mx-2 cursor-auto bg-card px-2 pt-3">
        <div className="flex flex-wrap items-center gap-2" role="group" aria-label={t("angle.choose")}>
          {all.map(({ name }) => (
            <button
              key={name}
              type="button"
              aria-pressed={shown.includes(name)}
              onClick={() => toggle(name)}
              className={cn(
                "h-9 rounded-full border px-3.5 text-sm transition-colors hover:bg-muted",
                shown.includes(name)
                  ? "border-primary bg-primary-soft text-primary"
                  : "text-muted-foreground",
              )}
            >
              {t(`angle.${name}`)}
            </button>
          ))}
        </div>
        {flat && <p className="mt-2 text-sm text-muted-foreground">{t("angle.flat")}</p>}
      </div>
    </div>
  );
}

/** The angles that were seen: first those with a target, then those that move most. */
function useAngles() {
  const { track, results, liftsFirst } = useReport();
  return useMemo(() => {
    const [first, last] = [results.reps[0]?.startSeconds ?? 0, results.reps.at(-1)?.endSeconds ?? Infinity];
    // what moves before and after the set, as one takes one's place, is not what it is about
    const working = (_: number, row: number) => at(track.times, row) >= first && at(track.times, row) <= last;
    const near = nearSide(track);
    const { view } = results.result;
    const lies = results.metrics.some((metric) => metric.measure?.startsWith("body_line"));
    const both = view === "front" || view === "end-on";
    return ANGLE_NAMES.map((name) => {
      const sides = both && name !== "trunk" ? [near, OTHER[near]] : [near];
      const lines: Line[] = sides.map((side) => ({
        side: both ? side : null,
        values: curve(track, name, side),
      }));
      const bands = bandsOf(name, view, results.metrics, results.reps, liftsFirst);
      const moves = Math.max(...lines.map((line) => swing(line.values.filter(working))));
      return { name, lines, bands, moves };
    })
      .filter((one) => (one.name === "line" ? lies : one.bands.length > 0 || one.moves >= MOVES))
      .sort((a, b) => Math.sign(b.bands.length) - Math.sign(a.bands.length) || b.moves - a.moves);
  }, [track, results, liftsFirst]);
}
