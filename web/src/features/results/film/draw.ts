import { SEEN } from "@/features/results/pose/angles";
import type { Figure } from "@/features/results/pose/figure";
import { at, type PoseTrack } from "@/features/results/pose/track";
import type { Side } from "@/features/results/types";

import type { Box } from "./contain";

/** What lies over a film is seen on any picture, in either theme: light lines with a dark edge. */
const INK = {
  near: "#6ff0bd",
  far: "#c4d4dd",
  middle: "#eef4f6",
  edge: "rgb(8 20 18 / 70%)",
  joint: "#ffffff",
  wrong: "#ff6b57",
};

export interface Look {
  near: Side;
  /** Whether both sides count alike, as seen from the front. */
  both: boolean;
  /** Points at which something is wrong in this moment. */
  wrong: ReadonlySet<number>;
}

interface Bone {
  from: number;
  to: number;
  colour: string;
  width: number;
  rank: number;
}

/** The points whose joints are drawn: where a bone ends, but for heels and toes. */
const isJoint = (name: string) => !/heel|foot/.test(name);
const sideOf = (name: string): Side | null =>
  name.startsWith("left_") ? "left" : name.startsWith("right_") ? "right" : null;

/** Draws a body; `box` is where the film's picture lies on the canvas. */
export function drawFigure(
  context: CanvasRenderingContext2D,
  track: PoseTrack,
  figure: Figure,
  box: Box,
  look: Look,
): void {
  const scale = box.width / track.width;
  const size = Math.max(2, Math.hypot(box.width, box.height) * 0.0055);
  const place = (mark: number): [number, number] => [
    box.x + at(figure.points, mark * 2) * scale,
    box.y + at(figure.points, mark * 2 + 1) * scale,
  ];
  const seen = (mark: number) => at(figure.visibility, mark) >= SEEN;
  context.lineCap = "round";
  for (const bone of bonesOf(track, look)) {
    if (seen(bone.from) && seen(bone.to)) stroke(context, place(bone.from), place(bone.to), bone, size);
  }
  for (const mark of new Set(track.bones.flat())) {
    if (seen(mark) && isJoint(track.names[mark] ?? "")) {
      dot(context, place(mark), size, look.wrong.has(mark) ? INK.wrong : INK.joint);
    }
  }
}

/** The far side first and what is wrong last, so that it lies on top. */
function bonesOf(track: PoseTrack, look: Look): Bone[] {
  return track.bones
    .map(([from, to]) => ({ from, to, ...inked(track, look, from, to) }))
    .sort((a, b) => a.rank - b.rank);
}

function inked(track: PoseTrack, look: Look, from: number, to: number): Omit<Bone, "from" | "to"> {
  if (look.wrong.has(from) && look.wrong.has(to)) return { colour: INK.wrong, width: 1.35, rank: 2 };
  const side = sideOf(track.names[from] ?? "");
  if (side === null || side !== sideOf(track.names[to] ?? ""))
    return { colour: INK.middle, width: 1, rank: 1 };
  const far = !look.both && side !== look.near;
  return far ? { colour: INK.far, width: 0.7, rank: 0 } : { colour: INK.near, width: 1, rank: 1 };
}

type Place = [number, number];

function stroke(context: CanvasRenderingContext2D, from: Place, to: Place, bone: Bone, size: number): void {
  for (const [colour, width] of [
    [INK.edge, size * (bone.width + 0.7)],
    [bone.colour, size * bone.width],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  }
}

function dot(context: CanvasRenderingContext2D, [x, y]: Place, size: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, size * 0.75, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = INK.edge;
  context.lineWidth = size * 0.35;
  context.stroke();
}
