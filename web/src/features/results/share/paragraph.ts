interface Box {
  x: number;
  /** Of the first line's foot. */
  y: number;
  width: number;
  /** From line to line. */
  line: number;
  most: number;
  font: string;
}

/** Writes a text in lines that fit; what is over is cut off with an ellipsis. The foot of the line after it. */
export function paragraph(ink: CanvasRenderingContext2D, text: string, box: Box, colour: string): number {
  ink.font = box.font;
  ink.fillStyle = colour;
  const lines = broken(text, box.width, box.most, (line) => ink.measureText(line).width);
  lines.forEach((line, index) => ink.fillText(line, box.x, box.y + index * box.line));
  return box.y + lines.length * box.line;
}

/** A text in at most so many lines of that width. */
export function broken(
  text: string,
  width: number,
  most: number,
  measure: (line: string) => number,
): string[] {
  const words = text.split(/\s+/);
  const lines: string[] = [];
  let line = "";
  while (words.length > 0) {
    const longer = line === "" ? (words[0] ?? "") : `${line} ${words[0]}`;
    if (line !== "" && measure(longer) > width) {
      if (lines.length === most - 1) return [...lines, cut(`${line}…`, width, measure)];
      lines.push(line);
      line = "";
    } else {
      line = longer;
      words.shift();
    }
  }
  return [...lines, cut(line, width, measure)];
}

function cut(line: string, width: number, measure: (line: string) => number): string {
  let cut = line;
  while (measure(cut) > width && cut.length > 2) cut = `${cut.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
  return cut;
}
