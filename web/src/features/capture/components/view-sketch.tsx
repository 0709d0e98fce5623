interface ViewSketchProps {
  view: string;
  className?: string;
}

/** Degrees from before the person, as seen from above. */
const PLACES: Partial<Record<string, number>> = { front: 0, oblique: 45, side: 90, "end-on": 180 };
const CENTRE = { x: 60, y: 46 };
const AWAY = 40;

/** Where the camera stands, seen from above: the person looks down the page. What it shows is said beside it. */
export function ViewSketch({ view, className }: ViewSketchProps) {
  const degrees = PLACES[view] ?? 45;
  const turn = (degrees * Math.PI) / 180;
  const camera = { x: CENTRE.x + AWAY * Math.sin(turn), y: CENTRE.y + AWAY * Math.cos(turn) };
  return (
    <svg viewBox="6 -2 108 100" fill="none" aria-hidden className={className}>
      <circle cx={CENTRE.x} cy={CENTRE.y} r={AWAY} className="stroke-border" strokeDasharray="2 4" />
      <g transform={`rotate(${-degrees} ${camera.x} ${camera.y})`}>
        <path d={`M${camera.x} ${camera.y} l-24 -46 q24 -10 48 0 z`} className="fill-primary/20" />
        <rect x={camera.x - 10} y={camera.y - 3} width="20" height="11" rx="3.5" className="fill-primary" />
        <rect x={camera.x - 4} y={camera.y - 7} width="8" height="6" rx="1.5" className="fill-primary" />
      </g>
      <ellipse cx={CENTRE.x} cy={CENTRE.y} rx="17" ry="8" className="fill-muted-foreground" />
      <circle cx={CENTRE.x} cy={CENTRE.y} r="7.5" className="fill-foreground" />
      <path d={`M${CENTRE.x - 4} ${CENTRE.y + 6} h8 l-4 6 z`} className="fill-foreground" />
    </svg>
  );
}
