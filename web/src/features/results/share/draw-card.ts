import { contained } from "@/features/results/film/contain";
import { drawFigure } from "@/features/results/film/draw";
import { wrongAt } from "@/features/results/film/wrong";
import { nearSide } from "@/features/results/pose/angles";
import { emptyFigure, figureAt } from "@/features/results/pose/figure";
import type { Report } from "@/features/results/report/report";

import { paragraph } from "./paragraph";

export interface Words {
  title: string;
  date: string;
  count: string;
  score: string | null;
  share: number;
  rating: string;
  of: string;
  metrics: [string, string][];
  said: [string, string][];
}

const WIDTH = 1080;
const HEIGHT = 1350;
const EDGE = 72;
const PICTURE = { x: EDGE, y: 228, width: WIDTH - 2 * EDGE, height: 500 };
const FONT = '"Geist Variable", system-ui, sans-serif';

type Ink = CanvasRenderingContext2D;

/** The page: what was filmed, as it is shown now, the score, three numbers and the next step. */
export async function drawn(report: Report, words: Words): Promise<Blob | null> {
  await document.fonts.ready;
  try {
    return await blobOf(page(report, words, true));
  } catch {
    return blobOf(page(report, words, false)); // a film of another host may be shown, and not be copied
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function page(report: Report, words: Words, withFilm: boolean): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const ink = canvas.getContext("2d");
  if (!ink) return canvas;
  const colour = coloursOf();
  ink.fillStyle = colour("--background");
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  ink.textBaseline = "alphabetic";
  heading(ink, words, colour);
  picture(ink, report, withFilm, colour);
  numbers(ink, words, colour);
  sentences(ink, words, colour);
  return canvas;
}

type Colour = (name: string) => string;

function coloursOf(): Colour {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(name).trim();
}

function text(ink: Ink, said: string, x: number, y: number, font: string, colour: string): void {
  ink.font = `${font} ${FONT}`;
  ink.fillStyle = colour;
  ink.fillText(said, x, y);
}

function heading(ink: Ink, words: Words, colour: Colour): void {
  text(ink, words.title, EDGE, 128, "600 68px", colour("--foreground"));
  text(ink, `${words.date} · ${words.count}`, EDGE, 186, "400 34px", colour("--muted-foreground"));
  ink.textAlign = "right";
  text(ink, "Biome", WIDTH - EDGE, 128, "600 40px", colour("--primary"));
  ink.textAlign = "left";
}

function picture(
  ink: Ink,
  { film, track, marked, results }: Report,
  withFilm: boolean,
  colour: Colour,
): void {
  ink.save();
  ink.beginPath();
  ink.roundRect(PICTURE.x, PICTURE.y, PICTURE.width, PICTURE.height, 36);
  ink.clip();
  ink.fillStyle = colour("--muted");
  ink.fillRect(PICTURE.x, PICTURE.y, PICTURE.width, PICTURE.height);
  const inside = contained(track, PICTURE);
  const box = { ...inside, x: inside.x + PICTURE.x, y: inside.y + PICTURE.y };
  const video = withFilm ? film.picture() : null;
  if (video) ink.drawImage(video, box.x, box.y, box.width, box.height);
  const figure = emptyFigure();
  if (figureAt(track, film.seconds, figure)) {
    const { view } = results.result;
    const both = view === "front" || view === "end-on";
    drawFigure(ink, track, figure, box, {
      near: nearSide(track),
      both,
      wrong: wrongAt(marked, film.seconds),
    });
  }
  ink.restore();
}

function numbers(ink: Ink, words: Words, colour: Colour): void {
  const y = 838;
  let x = EDGE;
  if (words.score !== null) {
    ring(ink, EDGE + 84, y, 84, words.share, colour);
    ink.textAlign = "center";
    text(ink, words.score, EDGE + 84, y + 18, "600 56px", colour("--foreground"));
    ink.textAlign = "left";
    x = EDGE + 84 * 2 + 40;
  }
  text(ink, words.rating, x, y - 8, "600 50px", colour("--foreground"));
  if (words.score !== null) text(ink, words.of, x, y + 40, "400 32px", colour("--muted-foreground"));
  const wide = (WIDTH - 2 * EDGE) / 3;
  words.metrics.forEach(([name, actual], index) => {
    const left = EDGE + index * wide;
    text(ink, actual, left, 1008, "600 46px", colour("--foreground"));
    paragraph(
      ink,
      name,
      { x: left, y: 1048, width: wide - 24, line: 32, most: 1, font: `400 26px ${FONT}` },
      colour("--muted-foreground"),
    );
  });
}

function ring(ink: Ink, x: number, y: number, radius: number, share: number, colour: Colour): void {
  ink.lineWidth = 16;
  ink.lineCap = "round";
  for (const [name, part] of [
    ["--muted", 1],
    ["--primary", share],
  ] as const) {
    ink.beginPath();
    ink.arc(x, y, radius - 8, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * part);
    ink.strokeStyle = colour(name);
    ink.stroke();
  }
}

function sentences(ink: Ink, words: Words, colour: Colour): void {
  let y = 1122;
  for (const [name, said] of words.said) {
    text(ink, name, EDGE, y, "600 26px", colour("--primary"));
    const box = { x: EDGE, y: y + 38, width: WIDTH - 2 * EDGE, line: 38, most: 2, font: `400 29px ${FONT}` };
    y = paragraph(ink, said, box, colour("--foreground")) + 26;
  }
}
