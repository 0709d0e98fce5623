import { cn } from "@/lib/cn";

/** A drawn body: x and y of the head, then of each side's shoulder, elbow, wrist, hip, knee, ankle, heel and toe. */
export type Pose = readonly number[];
type Point = readonly [number, number];

const HEAD = 5.6;
const LEFT = 1;
const RIGHT = 9;
const SHOULDER = 0;
const HIP = 3;

const at = (pose: Pose, index: number): Point => [pose[index * 2] ?? 0, pose[index * 2 + 1] ?? 0];
const line = (points: Point[]) => points.map(([x, y]) => `${x},${y}`).join(" ");
const limb = (pose: Pose, side: number, joints: number[]) =>
  line(joints.map((joint) => at(pose, side + joint)));

interface FigureProps {
  pose: Pose;
  /** Fainter, without joints: where the body was before. */
  ghost?: boolean;
  className?: string;
}

/** A body as Biome sees it, as part of an SVG: the far side behind, the near one over it, joints as dots. */
export function Figure({ pose, ghost = false, className }: FigureProps) {
  const [hx, hy] = at(pose, 0);
  const trunk = [
    at(pose, LEFT + SHOULDER),
    at(pose, RIGHT + SHOULDER),
    at(pose, RIGHT + HIP),
    at(pose, LEFT + HIP),
  ];
  return (
    <g
      fill="none"
      strokeWidth="3.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("stroke-primary", ghost && "opacity-25", className)}
    >
      <Side pose={pose} side={LEFT} className="opacity-45" />
      <polygon points={line(trunk)} className="fill-primary-soft" />
      <circle cx={hx} cy={hy} r={HEAD} className="fill-primary-soft" />
      <Side pose={pose} side={RIGHT} />
      {!ghost && <Joints pose={pose} />}
    </g>
  );
}

function Side({ pose, side, className }: { pose: Pose; side: number; className?: string }) {
  return (
    <g className={className}>
      <polyline points={limb(pose, side, [0, 1, 2])} />
      <polyline points={limb(pose, side, [3, 4, 5])} />
      <polyline points={limb(pose, side, [5, 6, 7])} strokeWidth="2.4" />
    </g>
  );
}

function Joints({ pose }: { pose: Pose }) {
  return [0, 1, 2, 3, 4, 5].map((joint) => {
    const [cx, cy] = at(pose, RIGHT + joint);
    return <circle key={joint} cx={cx} cy={cy} r="1.5" strokeWidth="1.3" className="fill-card" />;
  });
}
