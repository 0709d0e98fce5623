import { Figure } from "@/components/figure";
import type { Exercise } from "@/features/library/api";
import type { Drawn } from "@/features/library/figures";

const SCALE = 1.75;
/** Centimetres above the floor. */
const LENS: Record<Exercise["filming"]["height"], number> = { floor: 14, knee: 52, hip: 95, chest: 132 };
const PHONE = { width: 12, height: 34 };

interface FromBesideProps {
  figure: Drawn;
  filming: Exercise["filming"];
}

/** From beside, to scale: how high the phone is. */
export function FromBeside({ figure, filming }: FromBesideProps) {
  const { near, far, height } = filming;
  const camera = (-(near + far) / 2) * 100;
  const lens = -LENS[height];
  const heights = figure.beside.filter((_, index) => index % 2 === 1);
  const top = Math.min(...heights) - 25;
  const high = Math.max(250, -top + 10);
  return (
    <svg viewBox={`${camera - 45} ${-high} ${-camera + 145} ${high + 22}`} aria-hidden className="size-full">
      <path d={`M${camera} ${lens}L60 ${top}V6Z`} className="fill-primary/10" />
      <line
        x1={camera - 40}
        x2="95"
        y1="4"
        y2="4"
        strokeWidth="4"
        strokeLinecap="round"
        className="stroke-border"
      />
      <g transform={`scale(${SCALE})`}>
        <Figure pose={figure.beside.map((value) => value / SCALE)} />
      </g>
      <g fill="none" strokeWidth="4" strokeLinecap="round" className="stroke-muted-foreground">
        {height === "floor" ? (
          <path d={`M${camera - 3} ${lens + 10}L${camera - 22} 2`} />
        ) : (
          <path
            d={`M${camera} ${lens + 12}V-22M${camera} -30L${camera - 20} 2M${camera} -30L${camera + 20} 2`}
          />
        )}
      </g>
      <rect
        x={camera - PHONE.width / 2}
        y={lens - PHONE.height / 2}
        {...PHONE}
        rx="4"
        className="fill-foreground"
      />
    </svg>
  );
}
