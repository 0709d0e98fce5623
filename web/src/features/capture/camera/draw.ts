import { BONES, PAIRS, type Point } from "@/features/capture/pose/points";

const SURE = 0.5;

/** The body as it is seen, over the picture of `canvas`' size. */
export function drawBody(canvas: HTMLCanvasElement, points: Point[] | null, colour: string): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const { width, height } = canvas;
  context.clearRect(0, 0, width, height);
  if (points === null) return;
  const seen = (place: number) => {
    const point = points[place];
    return point !== undefined && point.visibility >= SURE
      ? { x: point.x * width, y: point.y * height }
      : null;
  };
  const thick = Math.max(width, height) / 160;
  context.strokeStyle = context.fillStyle = colour;
  context.lineWidth = thick;
  context.lineCap = "round";
  for (const [from, to] of BONES) {
    const [one, two] = [seen(from), seen(to)];
    if (one === null || two === null) continue;
    context.beginPath();
    context.moveTo(one.x, one.y);
    context.lineTo(two.x, two.y);
    context.stroke();
  }
  for (const place of Object.values(PAIRS).flat()) {
    const point = seen(place);
    if (point === null) continue;
    context.beginPath();
    context.arc(point.x, point.y, thick * 1.2, 0, 2 * Math.PI);
    context.fill();
  }
}
