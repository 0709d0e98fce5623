import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";

import { useFilm } from "@/features/results/film/use-film";
import { after } from "@/features/results/pose/clock";
import { at } from "@/features/results/pose/track";
import type { Band } from "@/features/results/report/bands";
import { heightOf, pathOf, rangeOf, type Range } from "@/features/results/report/chart";
import type { Span } from "@/features/results/report/spans";
import type { Side } from "@/features/results/types";

export interface Line {
  values: Float32Array;
  /** Where both sides are shown. */
  side: Side | null;
}

interface ChartProps {
  name: string;
  lines: Line[];
  bands: Band[];
}

const BOX = { width: 1000, height: 72 };

/** One angle through the film, with the number at the playhead and where it should be. */
export function Chart({ name, lines, bands }: ChartProps) {
  const { track, length } = useFilm();
  const range = useMemo(
    () =>
      rangeOf(
        lines.map((line) => line.values),
        bands,
      ),
    [lines, bands],
  );
  const targets = bands.map((band) => band.metric.target);
  return (
    <figure className="mt-2 border-t pt-2 first:mt-0">
      <figcaption className="flex items-baseline justify-between gap-3 text-sm">
        <span className="pl-1 font-medium">{name}</span>
        <Reading lines={lines} />
      </figcaption>
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        preserveAspectRatio="none"
        aria-hidden
        className="mt-1 block h-16 w-full overflow-visible sm:h-[4.5rem]"
      >
        {bands.map((band) => (
          <Target key={band.metric.name} band={band} range={range} length={length} />
        ))}
        {lines.map((line) => (
          <path
            key={line.side}
            d={pathOf(track.times, line.values, length, range, BOX)}
            fill="none"
            strokeWidth={line.side === "right" ? 1.5 : 2}
            strokeDasharray={line.side === "right" ? "5 3" : undefined}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            className={line.side === "right" ? "stroke-muted-foreground" : "stroke-primary"}
          />
        ))}
      </svg>
      {targets.length > 0 && <TargetText bands={bands} />}
    </figure>
  );
}

function TargetText({ bands }: { bands: Band[] }) {
  const { t } = useTranslation("results");
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 text-xs text-muted-foreground">
      {bands.map(({ metric }) => (
        <span key={metric.name} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-2.5 w-4 rounded-xs border-y border-dashed border-good bg-good/25" />
          {t("angle.target", { name: metric.name, target: metric.target })}
        </span>
      ))}
    </p>
  );
}

interface TargetProps {
  band: Band;
  range: Range;
  length: number;
}

/** The band at the moments it is about, and its edges all along. */
function Target({ band, range, length }: TargetProps) {
  const top = heightOf(band.high ?? Infinity, range, BOX.height);
  const bottom = heightOf(band.low ?? -Infinity, range, BOX.height);
  const when: Span[] = band.when.length ? band.when : [{ start: 0, end: length }];
  return (
    <g>
      {when.map((span) => (
        <rect
          key={span.start}
          x={(span.start / length) * BOX.width}
          width={((span.end - span.start) / length) * BOX.width}
          y={top}
          height={Math.max(0, bottom - top)}
          className="fill-good/25"
        />
      ))}
      {[band.high !== null ? top : null, band.low !== null ? bottom : null].map(
        (y, index) =>
          y !== null && (
            <line
              key={index}
              x1={0}
              x2={BOX.width}
              y1={y}
              y2={y}
              vectorEffect="non-scaling-stroke"
              strokeDasharray="4 4"
              className="stroke-good/60"
            />
          ),
      )}
    </g>
  );
}

/** The degrees in the frame that is shown; written straight into the page, as often as the film changes. */
function Reading({ lines }: { lines: Line[] }) {
  const { t } = useTranslation("results");
  const film = useFilm();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { times } = film.track;
    return film.onFrame((seconds) => {
      const row = nearest(times, seconds);
      const told = lines.map(({ side, values }) => {
        const value = at(values, row);
        const number = Number.isNaN(value) ? "–" : `${Math.round(value)}°`;
        return side === null ? number : `${t(`side.${side}`)} ${number}`;
      });
      if (place.current) place.current.textContent = told.join(" · ");
    });
  }, [film, lines, t]);
  return <span ref={place} className="font-medium tabular" />;
}

function nearest(times: Float64Array, seconds: number): number {
  const next = after(times, seconds);
  if (next === times.length) return next - 1;
  return next > 0 && seconds - at(times, next - 1) <= at(times, next) - seconds ? next - 1 : next;
}
