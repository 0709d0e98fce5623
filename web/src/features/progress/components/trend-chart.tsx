import { curveMonotoneX } from "@visx/curve";
import { scaleLinear, scaleTime } from "@visx/scale";
import { Area, LinePath } from "@visx/shape";
import { useMemo, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";

import { Dates, Rows } from "@/components/chart/axes";
import { useWidth } from "@/components/chart/use-width";
import type { Scored } from "@/features/progress/api";
import { usual } from "@/features/progress/noise";
import { useFormat } from "@/lib/texts";

const HEIGHT = 260;
const EDGE = { top: 16, right: 16, bottom: 30, left: 34 };
const WIDE_DATE = 90;

interface TrendChartProps {
  name: string;
  scores: Scored[];
  onOpen: (sessionId: string) => void;
}

/** The scores of one exercise through time, with the band in which ordinary days lie. The table below it says the same. */
export function TrendChart({ name, scores, onOpen }: TrendChartProps) {
  const { t } = useTranslation("progress");
  const { place, width } = useWidth<HTMLDivElement>();
  const [shown, setShown] = useState<Scored | null>(null);
  const scales = useMemo(() => scalesOf(scores, width), [scores, width]);
  const nearest = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setShown(
      scores.reduce((best, one) =>
        Math.abs(scales.x(new Date(one.createdAt)) - at) < Math.abs(scales.x(new Date(best.createdAt)) - at)
          ? one
          : best,
      ),
    );
  };
  return (
    <div ref={place} className="relative" style={{ height: HEIGHT }}>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t("trend.chart", { name, count: scores.length })}
          className="absolute inset-0 cursor-pointer touch-pan-y"
          onPointerMove={nearest}
          onPointerDown={nearest}
          onPointerLeave={() => setShown(null)}
          onClick={() => shown && onOpen(shown.sessionId)}
        >
          <Drawing scores={scores} scales={scales} width={width} shown={shown} />
        </svg>
      )}
      {shown && <Tip one={shown} x={scales.x(new Date(shown.createdAt))} width={width} />}
    </div>
  );
}

function scalesOf(scores: Scored[], width: number) {
  const times = scores.map((one) => new Date(one.createdAt).getTime());
  const lowest = Math.min(...scores.map((one) => Math.min(one.score, one.low ?? one.score)));
  return {
    x: scaleTime<number>({
      domain: [Math.min(...times), Math.max(...times)],
      range: [EDGE.left + 8, Math.max(EDGE.left + 9, width - EDGE.right)],
    }),
    y: scaleLinear<number>({
      domain: [Math.max(0, Math.floor(lowest - 1)), 10],
      range: [HEIGHT - EDGE.bottom, EDGE.top],
    }),
  };
}

type Scales = ReturnType<typeof scalesOf>;

interface DrawingProps {
  scores: Scored[];
  scales: Scales;
  width: number;
  shown: Scored | null;
}

function Drawing({ scores, scales: { x, y }, width, shown }: DrawingProps) {
  const format = useFormat();
  const band = useMemo(() => usual(scores.map((one) => one.score)), [scores]);
  const at = (one: Scored) => x(new Date(one.createdAt));
  const levels = scores.map((one, index) => ({ x: at(one), level: band?.level[index] ?? 0 }));
  return (
    <>
      <Rows
        ticks={y.ticks(5)}
        y={y}
        left={EDGE.left}
        right={width - EDGE.right}
        label={(value) => format.number(value)}
      />
      <Dates
        ticks={x.ticks(Math.max(2, Math.floor(width / WIDE_DATE)))}
        x={x}
        y={HEIGHT - 8}
        label={format.shortDate}
      />
      {band && (
        <>
          <Area
            data={levels}
            x={(one) => one.x}
            y0={(one) => y(one.level - band.spread)}
            y1={(one) => y(Math.min(10, one.level + band.spread))}
            curve={curveMonotoneX}
            className="fill-primary/15"
          />
          <LinePath
            data={levels}
            x={(one) => one.x}
            y={(one) => y(one.level)}
            curve={curveMonotoneX}
            strokeWidth={2.5}
            className="fill-none stroke-primary"
          />
        </>
      )}
      {scores.map((one) => (
        <Point key={one.sessionId} one={one} x={at(one)} y={y} strong={one === shown} />
      ))}
    </>
  );
}

interface PointProps {
  one: Scored;
  x: number;
  y: (score: number) => number;
  strong: boolean;
}

/** A set, and between which scores its film leaves it. */
function Point({ one, x, y, strong }: PointProps) {
  return (
    <g>
      {one.low !== null && one.high !== null && one.high > one.low && (
        <line
          x1={x}
          x2={x}
          y1={y(one.low)}
          y2={y(one.high)}
          strokeWidth="1.5"
          className="stroke-muted-foreground/60"
        />
      )}
      <circle
        cx={x}
        cy={y(one.score)}
        r={strong ? 6 : 3.5}
        strokeWidth="1.5"
        className={strong ? "fill-primary stroke-card" : "fill-card stroke-primary"}
      />
    </g>
  );
}

function Tip({ one, x, width }: { one: Scored; x: number; width: number }) {
  const format = useFormat();
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute top-0 -translate-x-1/2 rounded-xl border bg-raised px-3 py-1.5 text-sm whitespace-nowrap shadow-float"
      style={{ left: Math.min(Math.max(x, 70), Math.max(70, width - 70)) }}
    >
      <span className="font-semibold tabular">{format.score(one.score)}</span>
      <span className="ml-2 text-muted-foreground">
        {format.date(one.createdAt)} · <Amount one={one} />
      </span>
    </div>
  );
}

function Amount({ one }: { one: Scored }) {
  const { t } = useTranslation("progress");
  return one.holdSeconds === null
    ? t("reps", { count: one.repCount })
    : t("seconds", { count: Math.round(one.holdSeconds) });
}
