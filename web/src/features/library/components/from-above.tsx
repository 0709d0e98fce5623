import { Figure } from "@/components/figure";
import type { Exercise } from "@/features/library/api";
import type { Drawn } from "@/features/library/figures";

/** Centimetres of a body that are one unit of its drawing. */
const SCALE = 1.75;
const HALF_ANGLE = (28 * Math.PI) / 180;
const AROUND = 115;

interface FromAboveProps {
  figure: Drawn;
  filming: Exercise["filming"];
  label: string;
}

/** The floor from above, to scale: the phone below and what it sees. */
export function FromAbove({ figure, filming, label }: FromAboveProps) {
  const phone = ((filming.near + filming.far) / 2) * 100;
  const reach = phone + 60;
  const side = Math.tan(HALF_ANGLE) * reach;
  const nose = figure.above.slice(-2);
  const [headX = 0, headY = 0] = figure.above;
  const [noseX = 0, noseY = 0] = nose;
  return (
    <svg viewBox={`-170 ${-AROUND} 340 ${phone + AROUND + 45}`} aria-hidden className="size-full">
      <path d={`M0 ${phone}L${-side} ${phone - reach}H${side}Z`} className="fill-primary/10" />
      <g transform={`scale(${SCALE})`}>
        <Figure pose={figure.above.map((value) => value / SCALE)} />
      </g>
      <line
        x1={headX}
        y1={headY}
        x2={headX + (noseX - headX) * 1.9}
        y2={headY + (noseY - headY) * 1.9}
        strokeWidth="7"
        strokeLinecap="round"
        className="stroke-primary"
      />
      <g className="stroke-muted-foreground" strokeWidth="3" fill="none">
        <path d={`M100 0H124M112 0V${phone}M100 ${phone}H124`} />
      </g>
      <rect x="-22" y={phone - 6} width="44" height="14" rx="5" className="fill-foreground" />
      <text
        x="112"
        y={phone / 2 + 8}
        textAnchor="middle"
        fontSize="25"
        strokeWidth="14"
        paintOrder="stroke"
        className="fill-foreground stroke-muted font-medium"
      >
        {label}
      </text>
    </svg>
  );
}
