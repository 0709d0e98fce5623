interface RowsProps {
  ticks: number[];
  y: (value: number) => number;
  left: number;
  right: number;
  label: (value: number) => string;
}

/** Lines across with their values at the left. */
export function Rows({ ticks, y, left, right, label }: RowsProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-border" />
      <text
        x={left - 8}
        y={y(tick) + 4}
        textAnchor="end"
        fontSize="12"
        className="fill-muted-foreground tabular"
      >
        {label(tick)}
      </text>
    </g>
  ));
}

interface DatesProps {
  ticks: Date[];
  x: (at: Date) => number;
  y: number;
  label: (at: Date) => string;
}

/** Dates below. */
export function Dates({ ticks, x, y, label }: DatesProps) {
  return ticks.map((tick) => (
    <text
      key={tick.getTime()}
      x={x(tick)}
      y={y}
      textAnchor="middle"
      fontSize="12"
      className="fill-muted-foreground"
    >
      {label(tick)}
    </text>
  ));
}
