import { expect, type Page } from "@playwright/test";

import type { PuppetFilm } from "./film";

/** Share of the picture's width by which a drawn knee may be beside the true one. */
const BESIDE = 0.03;

/** A film of a steady rate stands at that frame. */
export async function expectAt(page: Page, { fps }: PuppetFilm, frame: number): Promise<void> {
  await expectShown(page, frame, [frame / fps, (frame + 1) / fps]);
}

/** The film stands at that frame, which is in the picture for that span: by its own clock, and by what the page says. */
export async function expectShown(page: Page, frame: number, [from, to]: [number, number]): Promise<void> {
  const stage = page.getByTestId("stage");
  await expect(stage).toHaveAttribute("data-frame", String(frame));
  const shown = () => stage.locator("video").evaluate((video: HTMLVideoElement) => video.currentTime);
  await expect
    .poll(async () => Math.abs(((await shown()) - from) / (to - from) - 0.5))
    .toBeLessThanOrEqual(1);
}

/** A joint is drawn where the puppet's knee is in that frame of hers: dots are white, and only at joints. */
export async function expectKneeOnTheBody(page: Page, film: PuppetFilm, frame: number): Promise<void> {
  const knees = [film.knees.left[frame], film.knees.right[frame]].filter((knee) => knee !== undefined);
  expect(knees).toHaveLength(2);
  const nearest = async () => {
    const dots = await page
      .getByTestId("skeleton")
      .evaluate(dotsOn, { width: film.width, height: film.height });
    return (
      Math.min(...knees.flatMap(([x, y]) => dots.map((dot) => Math.hypot(dot[0] - x, dot[1] - y)))) /
      film.width
    );
  };
  await expect.poll(nearest).toBeLessThan(BESIDE);
}

/** The white points of a canvas, in pixels of the film that lies below it. Runs in the page. */
function dotsOn(canvas: HTMLCanvasElement, film: { width: number; height: number }): [number, number][] {
  const scale = Math.min(canvas.width / film.width, canvas.height / film.height);
  const left = (canvas.width - film.width * scale) / 2;
  const top = (canvas.height - film.height * scale) / 2;
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const dots: [number, number][] = [];
  for (let i = 0; i < data.length; i += 4) {
    if (data.slice(i, i + 4).every((value) => value >= 250)) {
      dots.push([
        (((i / 4) % canvas.width) - left) / scale,
        (Math.floor(i / 4 / canvas.width) - top) / scale,
      ]);
    }
  }
  return dots;
}
