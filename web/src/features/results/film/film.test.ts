import { expect, test } from "vitest";

import { trackOf } from "@/features/results/pose/testing";

import { contained } from "./contain";
import { Film } from "./film";
import { neighbour } from "./use-film-keys";

const frames = Array.from({ length: 100 }, (_, index) => index * 2);

function playing(): { film: Film; video: HTMLVideoElement } {
  const film = new Film(trackOf({ frames }));
  const video = document.createElement("video");
  film.attach(video);
  return { film, video };
}

test("it seeks into the middle of the frame that was asked for", () => {
  const { film, video } = playing();
  film.seek(50);
  expect(video.currentTime).toBeCloseTo(50.5 / 30, 3);
  expect(film.get().frame).toBe(50);
});

test("of many seeks only the first and the last are made", () => {
  const { film, video } = playing();
  for (const frame of [10, 20, 30, 31]) film.seek(frame);
  expect(video.currentTime).toBeCloseTo(10.5 / 30, 3);
  expect(film.get().frame).toBe(31);
  video.dispatchEvent(new Event("seeked"));
  expect(video.currentTime).toBeCloseTo(31.5 / 30, 3);
  video.dispatchEvent(new Event("seeked"));
  film.step(1);
  expect(video.currentTime).toBeCloseTo(32.5 / 30, 3);
});

test("it does not leave the film", () => {
  const { film } = playing();
  film.step(-1);
  expect(film.get().frame).toBe(0);
  film.seek(5000);
  expect(film.get().frame).toBe(film.track.totalFrames - 1);
});

test("who draws with it is told the time of the frame that has come", () => {
  const { film, video } = playing();
  const told: number[] = [];
  const stop = film.onFrame((seconds) => told.push(seconds));
  film.seek(60);
  video.dispatchEvent(new Event("seeked"));
  stop();
  film.seek(90);
  video.dispatchEvent(new Event("seeked"));
  expect(told[0]).toBe(0);
  expect(told.at(-1)).toBeCloseTo(2, 6);
});

test("a frame that the clock stays in is not drawn again", () => {
  const { film, video } = playing();
  const told: number[] = [];
  film.onFrame((seconds) => told.push(seconds));
  for (const now of [1.001, 1.01, 1.03, 1.04]) {
    video.currentTime = now;
    video.dispatchEvent(new Event("pause")); // without a callback for each frame it is looked at then
  }
  expect(told.slice(1).map((seconds) => Math.round(seconds * 30))).toEqual([30, 31]);
});

test("where the film is gone, what is drawn over it is moved all the same", () => {
  const { film, video } = playing();
  const told: number[] = [];
  film.onFrame((seconds) => told.push(seconds));
  film.seek(30); // is on its way when the film is lost
  video.dispatchEvent(new Event("error"));
  expect(told.at(-1)).toBeCloseTo(1, 6);
  film.seek(60);
  expect(told.at(-1)).toBeCloseTo(2, 6);
});

test("a picture lies whole in its frame, with bars above and below or at the sides", () => {
  expect(contained({ width: 100, height: 200 }, { width: 400, height: 400 })).toEqual({
    x: 100,
    y: 0,
    width: 200,
    height: 400,
  });
  expect(contained({ width: 200, height: 100 }, { width: 400, height: 400 })).toEqual({
    x: 0,
    y: 100,
    width: 400,
    height: 200,
  });
});

test("the next and the last rep from here", () => {
  const starts = [2, 5, 8];
  expect([0, 2, 6, 9].map((here) => neighbour(starts, here, 1))).toEqual([0, 1, 2, 2]);
  expect([9, 8.1, 5.5, 1].map((here) => neighbour(starts, here, -1))).toEqual([2, 1, 1, 0]);
});
