import { scaleBand, scaleLinear } from "@visx/scale";
import { BarStack } from "@visx/shape";
import { useTranslation } from "react-i18next";

import { Rows } from "@/components/chart/axes";
import { useWidth } from "@/components/chart/use-width";
import type { Day } from "@/features/admin/days";
import { useFormat } from "@/lib/texts";

const HEIGHT = 220;
const EDGE = { top: 12, right: 4, bottom: 28, left: 34 };
const WIDE_DATE = 80;
const KINDS = ["completed", "failed", "open"] as const;
const FILLS = { completed: "fill-primary", failed: "fill-danger", open: "fill-input" };

const countOf = (day: Day) => day.completed + day.failed + day.open;

/** Sessions a day and what became of them. */
export function DaysChart({ days }: { days: Day[] }) {
  const { t } = useTranslation("admin");
  const { place, width } = useWidth<HTMLDivElement>();
  const total = days.reduce((sum, day) => sum + countOf(day), 0);
  return (
    <>
      <div ref={place} className="relative" style={{ height: HEIGHT }}>
        {width > 0 && (
          <svg
            width={width}
            height={HEIGHT}
            role="img"
            aria-label={t("days.chart", { count: total })}
            className="absolute inset-0"
          >
            <Bars rows={days} width={width} />
          </svg>
        )}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted-foreground">
        {KINDS.map((kind) => (
          <li key={kind} className="flex items-center gap-2">
            <svg aria-hidden viewBox="0 0 10 10" className="size-2.5">
              <rect width="10" height="10" rx="2" className={FILLS[kind]} />
            </svg>
            {t(`days.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Bars({ rows, width }: { rows: Day[]; width: number }) {
  const format = useFormat();
  const most = Math.max(4, ...rows.map(countOf));
  const right = Math.max(EDGE.left + 1, width - EDGE.right);
  const x = scaleBand<string>({
    domain: rows.map((row) => row.day),
    range: [EDGE.left, right],
    padding: 0.25,
  });
  const y = scaleLinear<number>({ domain: [0, most], range: [HEIGHT - EDGE.bottom, EDGE.top], nice: true });
  const every = Math.ceil(rows.length / Math.max(1, Math.floor(width / WIDE_DATE)));
  return (
    <>
      <Rows
        ticks={y.ticks(4).filter(Number.isInteger)}
        y={y}
        left={EDGE.left}
        right={right}
        label={(value) => format.number(value)}
      />
      <BarStack
        data={rows}
        keys={[...KINDS]}
        x={(row) => row.day}
        xScale={x}
        yScale={y}
        color={(kind) => FILLS[kind]}
      >
        {(stacks) =>
          stacks.flatMap((stack) =>
            stack.bars.map((bar) => (
              <rect
                key={`${stack.key} ${bar.index}`}
                x={bar.x}
                y={bar.y}
                width={bar.width}
                height={Math.max(0, bar.height)}
                rx={Math.min(3, bar.width / 3)}
                className={bar.color}
              />
            )),
          )
        }
      </BarStack>
      {rows.map(
        (row, index) =>
          index % every === 0 && (
            <text
              key={row.day}
              x={(x(row.day) ?? 0) + x.bandwidth() / 2}
              y={HEIGHT - 8}
              textAnchor="middle"
              fontSize="12"
              className="fill-muted-foreground"
            >
              {format.shortDate(row.day)}
            </text>
          ),
      )}
    </>
  );
}
