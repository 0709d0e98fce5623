import { NOSE, PAIRS, type Pair, type Point, type Seen } from "@/features/capture/pose/points";

/** What to do about the picture, the most pressing first; "good": nothing. */
export type Hint =
  | "dark"
  | "bright"
  | "nobody"
  | "stepBack"
  | "head"
  | "feet"
  | "side"
  | "closer"
  | "turnSide"
  | "turnFront"
  | "good";

/** From where an exercise is best seen, where turning round is all it takes. */
export type View = "side" | "front" | null;

const DARK = 45;
const BRIGHT = 230;
const SURE = 0.5;
/** As near to the edge a point counts as cut off: half of the joint is. */
const EDGE = 0.01;
/** Share of the picture that a body fills, the longer way: less, and the joints are too small to be measured. */
const SMALL = 0.45;
/** More, from nose to ankles, and there is no room for arms overhead or a step. */
const LARGE = 0.9;
/** Shoulders' width over the trunk's length as it is seen: below it one stands side-on, above it one faces the camera. */
const SIDE_ON = 0.42;
const FACING = 0.6;
/** Of the trunk to the picture's upright: beyond, one lies or bends, and the shoulders say nothing about the view. */
const UPRIGHT = 0.8;

/** What is wrong with how one stands before the camera. */
export function hintOf({ points, light, aspect }: Seen, best: View = null): Hint {
  if (light < DARK) return "dark";
  if (points === null) return light > BRIGHT ? "bright" : "nobody";
  return cutOff(points) ?? distance(points) ?? turned(points, aspect, best) ?? "good";
}

function cutOff(points: Point[]): Hint | null {
  const isIn = (pair: Pair) => PAIRS[pair].some((place) => inPicture(points[place]));
  const head = inPicture(points[NOSE]) || isIn("ear");
  const feet = isIn("knee") && isIn("ankle");
  if (head !== feet) return head ? "feet" : "head";
  if (!head) return "stepBack";
  return isIn("shoulder") && isIn("hip") ? null : "side";
}

function distance(points: Point[]): Hint | null {
  const fills = filled(points);
  if (fills > LARGE) return "stepBack";
  return fills < SMALL ? "closer" : null;
}

function turned(points: Point[], aspect: number, best: View): Hint | null {
  const trunk = trunkOf(points, aspect);
  if (best === null || trunk === null || trunk.upright < UPRIGHT) return null;
  const open = trunk.shoulders / trunk.length;
  if (best === "side") return open > FACING ? "turnSide" : null;
  return open < SIDE_ON ? "turnFront" : null;
}

/** Share of the picture that the body takes, the way in which it takes more. */
export function filled(points: Point[]): number {
  const seen = points.filter(inPicture);
  if (seen.length === 0) return 0;
  const span = (places: number[]) => Math.max(...places) - Math.min(...places);
  return Math.max(span(seen.map(({ x }) => x)), span(seen.map(({ y }) => y)));
}

/** The trunk as it is seen, in heights of the picture; `upright`: 1 standing, 0 lying. Null when it is out of sight. */
export function trunkOf(
  points: Point[],
  aspect: number,
): { length: number; shoulders: number; upright: number } | null {
  const at = (place: number) => ({ x: (points[place]?.x ?? NaN) * aspect, y: points[place]?.y ?? NaN });
  const [left, right] = [at(PAIRS.shoulder[0]), at(PAIRS.shoulder[1])];
  const [leftHip, rightHip] = [at(PAIRS.hip[0]), at(PAIRS.hip[1])];
  const across = (left.x + right.x - leftHip.x - rightHip.x) / 2;
  const down = (leftHip.y + rightHip.y - left.y - right.y) / 2;
  const length = Math.hypot(across, down);
  if (!(length > 0)) return null;
  return { length, shoulders: Math.hypot(left.x - right.x, left.y - right.y), upright: down / length };
}

function inPicture(point: Point | undefined): boolean {
  if (point === undefined || point.visibility < SURE) return false;
  return point.x > EDGE && point.x < 1 - EDGE && point.y > EDGE && point.y < 1 - EDGE;
}
