import { afterEach, expect, test, vi } from "vitest";

import { framesOf } from "./frames";

const STEP_S = 1 / 60;
const OFFSET_S = 3;

afterEach(() => vi.unstubAllGlobals());

/** A display of 60 drawings a second, and a film on it that a test lets play. */
function display() {
  let drawings = new Map<number, FrameRequestCallback>();
  let callback: VideoFrameRequestCallback | null = null;
  let [drawing, handle] = [0, 0];
  vi.stubGlobal("requestAnimationFrame", (asked: FrameRequestCallback) => {
    drawings.set(++handle, asked);
    return handle;
  });
  vi.stubGlobal("cancelAnimationFrame", (asked: number) => drawings.delete(asked));
  const video = Object.assign(document.createElement("video"), {
    requestVideoFrameCallback: (asked: VideoFrameRequestCallback) => {
      callback = asked;
      return 1;
    },
    cancelVideoFrameCallback: () => (callback = null),
  });
  const is = { paused: false, seeking: false };
  Object.defineProperties(video, { paused: { get: () => is.paused }, seeking: { get: () => is.seeking } });
  /** The display is drawn; the browser tells of that frame, or is too late to. */
  const draw = (frame: number | null) => {
    const now = ++drawing * STEP_S * 1000;
    const asked = callback;
    if (frame !== null && asked !== null) {
      callback = null;
      asked(now, { mediaTime: OFFSET_S + frame * STEP_S } as VideoFrameCallbackMetadata);
    }
    const due = [...drawings.values()];
    drawings = new Map();
    due.forEach((one) => one(now));
  };
  const wait = (drawings: number) => (drawing += drawings);
  const told: [number, boolean][] = [];
  const stop = framesOf(video, (seconds, exact) => told.push([(seconds - OFFSET_S) / STEP_S, exact]));
  const frames = () => told.splice(0).map(([frame, exact]) => [Math.floor(frame + 1e-6), exact]);
  return { video, draw, wait, frames, stop, is };
}

test("every frame that the browser tells of is told of once", () => {
  const { draw, frames } = display();
  [0, 1, 2].forEach(draw);
  expect(frames()).toEqual([
    [0, true],
    [1, true],
    [2, true],
  ]);
});

test("a frame that the browser was too late to tell of is told of all the same", () => {
  const { draw, frames } = display();
  [0, null, 2, 3, null, 5].forEach(draw);
  expect(frames()).toEqual([
    [0, true],
    [1, false],
    [2, true],
    [3, true],
    [4, false],
    [5, true],
  ]);
});

test("a film that plays at half the speed stays at its frame between two", () => {
  const { video, draw, frames } = display();
  video.playbackRate = 0.5;
  [7, null, 8].forEach(draw);
  expect(frames()).toEqual([
    [7, true],
    [7, false],
    [8, true],
  ]);
});

test.each(["pause", "waiting"])(
  "where it stops (%s), the frame that was not there is taken back",
  (event) => {
    const { video, draw, frames } = display();
    [4, null, null, null].forEach(draw);
    video.dispatchEvent(new Event(event));
    video.dispatchEvent(new Event(event));
    expect(frames()).toEqual([
      [4, true],
      [5, false],
      [4, true],
    ]);
  },
);

test("what was guessed before a seek is not told again when the film waits for it", () => {
  const { video, draw, frames, is } = display();
  [4, null].forEach(draw);
  is.seeking = true;
  for (const event of ["seeking", "waiting"]) video.dispatchEvent(new Event(event));
  is.seeking = false;
  draw(null);
  expect(frames()).toEqual([
    [4, true],
    [5, false],
  ]);
});

test("nothing is guessed after a long time without a drawing", () => {
  const { draw, frames, wait } = display();
  draw(3);
  wait(10);
  draw(null);
  expect(frames()).toEqual([[3, true]]);
});

test("nothing is guessed of a film that is paused, sought in or let go", () => {
  const { draw, frames, stop, is } = display();
  is.paused = true;
  [0, null].forEach(draw);
  [is.paused, is.seeking] = [false, true];
  [1, null].forEach(draw);
  is.seeking = false;
  draw(2);
  stop();
  [null, 4].forEach(draw);
  expect(frames()).toEqual([
    [0, true],
    [1, true],
    [2, true],
  ]);
});
