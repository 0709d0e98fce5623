import "./stay-here";

import { PoseLandmarker } from "@mediapipe/tasks-vision";
import wasmBinaryPath from "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url";
import wasmLoaderPath from "@mediapipe/tasks-vision/vision_wasm_module_internal.js?url";

import type { Answer, Question } from "./pose";
import type { Point } from "./points";

const MODEL = "/models/pose_landmarker_full.task";
const THUMBNAIL = { width: 48, height: 27 };
const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** In a worker, since a look takes 40 ms on a small machine: count-down and buttons do not wait for it. */
const landmarker = PoseLandmarker.createFromOptions(
  { wasmLoaderPath, wasmBinaryPath },
  { baseOptions: { modelAssetPath: MODEL, delegate: "CPU" }, runningMode: "VIDEO", numPoses: 1 },
);
const canvas = new OffscreenCanvas(THUMBNAIL.width, THUMBNAIL.height);
const context = canvas.getContext("2d", { willReadFrequently: true });

self.onmessage = ({ data }: MessageEvent<Question>) => {
  void look(data).then((answer) => self.postMessage(answer));
};

async function look({ picture, at }: Question): Promise<Answer> {
  try {
    const found = (await landmarker).detectForVideo(picture, at);
    const points = found.landmarks[0]?.map(({ x, y, visibility }): Point => ({ x, y, visibility }));
    const thumbnail = brightness(picture);
    const light = thumbnail.reduce((sum, one) => sum + one, 0) / thumbnail.length;
    return { seen: { points: points ?? null, light, thumbnail, aspect: picture.width / picture.height } };
  } catch (error) {
    return { failed: String(error) };
  } finally {
    picture.close();
  }
}

function brightness(picture: ImageBitmap): Uint8Array {
  const { width, height } = THUMBNAIL;
  if (context === null) throw new Error("no canvas");
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, place) =>
    LUMA.reduce((sum, share, channel) => sum + share * (data[4 * place + channel] ?? 0), 0),
  );
}
