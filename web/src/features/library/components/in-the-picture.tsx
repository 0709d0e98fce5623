import { Figure } from "@/components/figure";
import type { Drawn } from "@/features/library/figures";

const MARGIN = 0.16;
const CORNER = 12;
/** Of the picture, upright or lying. */
const SHAPE = 4 / 3;

/** The body as the phone's picture should have it: all of it, with air around. */
export function InThePicture({ figure }: { figure: Drawn }) {
  const lying = figure.width > figure.height;
  const shape = lying ? SHAPE : 1 / SHAPE;
  const air = 1 - 2 * MARGIN;
  const width = Math.max(figure.width / air, (figure.height / air) * shape);
  const height = width / shape;
  const left = (figure.width - width) / 2;
  const top = (figure.height - height) / 2;
  const [start, turn = start] = figure.poses;
  return (
    <svg viewBox={`${left - 2} ${top - 2} ${width + 4} ${height + 4}`} aria-hidden className="size-full">
      <rect x={left} y={top} width={width} height={height} rx="7" className="fill-card" />
      <path
        d={corners(left, top, width, height)}
        fill="none"
        strokeWidth="1.6"
        strokeLinecap="round"
        className="stroke-muted-foreground"
      />
      {start && figure.poses.length > 1 && <Figure pose={start} ghost />}
      {turn && <Figure pose={turn} />}
    </svg>
  );
}

/** Marks at the four corners, as in a viewfinder. */
function corners(left: number, top: number, width: number, height: number): string {
  const [inset, reach] = [5, CORNER];
  const [x1, y1, x2, y2] = [left + inset, top + inset, left + width - inset, top + height - inset];
  return [
    `M${x1} ${y1 + reach}V${y1}H${x1 + reach}`,
    `M${x2 - reach} ${y1}H${x2}V${y1 + reach}`,
    `M${x2} ${y2 - reach}V${y2}H${x2 - reach}`,
    `M${x1 + reach} ${y2}H${x1}V${y2 - reach}`,
  ].join("");
}
