import { expect, test } from "vitest";

import { sizeFor } from "@/features/capture/pose/pose";

import { recordingType } from "./recorder";

test("films are recorded as MP4 where that is possible, else as what there is", () => {
  expect(recordingType(() => true)).toMatch(/^video\/mp4;codecs=avc1/);
  expect(recordingType((type) => type.startsWith("video/webm"))).toBe("video/webm;codecs=vp8");
  expect(recordingType(() => false)).toBeUndefined();
});

test("pictures are looked at in sizes that the detector is good at", () => {
  expect(sizeFor(1280, 720)).toEqual({ width: 384, height: 224 });
  expect(sizeFor(720, 1280)).toEqual({ width: 224, height: 384 });
  expect(sizeFor(0, 0)).toBeNull();
});
