import { gzipSync } from "node:zlib";

import type { BrowserContext, Page, Response } from "@playwright/test";

/** Milliseconds without a long task after which a page is taken to have come to rest. */
const QUIET_MS = 2000;
const LONGEST_MS = 15_000;

/** What a page told of itself since it was opened. */
interface Told {
  shift: number;
  lastTask: number;
  drawn: number;
}
type Watched = Window & { told: Told };

/** A page whose processor is as many times slower, and that notes what it does from its first moment. */
export async function watched(context: BrowserContext, slower: number): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return page;
}

/** Runs in the page, before anything of it. */
function watch(): void {
  const told: Told = { shift: 0, lastTask: 0, drawn: 0 };
  (window as unknown as Watched).told = told;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) told.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) told.lastTask = entry.startTime + entry.duration;
  }).observe({ type: "longtask", buffered: true });
  const { prototype } = CanvasRenderingContext2D;
  const clear = Object.getOwnPropertyDescriptor(prototype, "clearRect")?.value as typeof prototype.clearRect;
  prototype.clearRect = function (...box) {
    if (this.canvas.dataset.testid === "skeleton") told.drawn += 1; // it begins each picture so
    clear.apply(this, box);
  };
}

export interface Opened {
  /** Milliseconds from the navigation until it is painted, its document is there and no long task follows. */
  interactive: number;
  /** Sum of all layout shifts, whether or not they come together: never less than the usual measure. */
  shift: number;
  /** Bytes of JavaScript that it asked for by itself, by gzip. */
  script: number;
}

/** Opens a page that has nothing of it in its cache, and waits until it rests. */
export async function opened(page: Page, path: string): Promise<Opened> {
  const scripts: Response[] = [];
  const note = (answer: Response) => {
    if (answer.request().resourceType() === "script") scripts.push(answer);
  };
  page.on("response", note);
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const rests = (quiet: number) => performance.now() - (window as unknown as Watched).told.lastTask > quiet;
  await page.waitForFunction(rests, QUIET_MS, { polling: 500, timeout: LONGEST_MS }).catch(() => undefined); // it never rests: its last long task is what is told
  page.off("response", note);
  const seen = await page.evaluate(rest);
  const bodies = await Promise.all(scripts.map((answer) => answer.body())); // now: the page itself has to hand them out
  return { ...seen, script: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) };
}

/** Runs in the page. */
function rest(): Omit<Opened, "script"> {
  const { told } = window as unknown as Watched;
  const painted = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity;
  const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const interactive = Math.max(painted, document?.domContentLoadedEventEnd ?? Infinity, told.lastTask);
  return { interactive, shift: told.shift };
}

/** A second: drawings of the display, frames drawn by the overlay, and frames that the browser told of. */
export interface Rates {
  display: number;
  overlay: number;
  named: number;
}

/** Over so many seconds. */
export function rates(page: Page, seconds: number): Promise<Rates> {
  return page.evaluate(
    (wanted) =>
      new Promise<Rates>((resolve) => {
        const { told } = window as unknown as Watched;
        let [began, before, shown, named] = [0, 0, 0, 0];
        const video = document.querySelector("video");
        const next = () =>
          video?.requestVideoFrameCallback(() => {
            named += 1;
            next();
          });
        next();
        const tick = (now: number) => {
          if (began === 0) [began, before, named] = [now, told.drawn, 0];
          else shown += 1;
          const passed = (now - began) / 1000;
          if (passed < wanted) requestAnimationFrame(tick);
          else
            resolve({
              display: shown / passed,
              overlay: (told.drawn - before) / passed,
              named: named / passed,
            });
        };
        requestAnimationFrame(tick);
      }),
    seconds,
  );
}
