import "./stay-here";

import { PoseLandmarker } from "@mediapipe/tasks-vision";
import wasmBinaryPath from "@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url";
import wasmLoaderPath from "@mediapipe/tasks-vision/vision_wasm_module_internal.js?url";

import type { Answer, Question } from "./pose";
import type { Point } from "./points";

const MODEL = "/models/pose_landmarker_full.task";
const LUMA = [0.2126, 0.7152, 0.0722] as const;
/** Every so many pixels are enough to tell how light it is. */
const STRIDE = 16;

/** In a worker, since a look takes 40 ms on a small machine: count-down and buttons do not wait for it. */
const landmarker = PoseLandmarker.createFromOptions(
  { wasmLoaderPath, wasmBinaryPath },
  { baseOptions: { modelAssetPath: MODEL, delegate: "CPU" }, runningMode: "VIDEO", numPoses: 1 },
);
let canvas: OffscreenCanvas | null = null;

self.onmessage = ({ data }: MessageEvent<Question>) => {
  void look(data).then((answer) => self.postMessage(answer));
};

async function look({ picture, at }: Question): Promise<Answer> {
  try {
    const found = (await landmarker).detectForVideo(picture, at);
    const points = found.landmarks[0]?.map(({ x, y, visibility }): Point => ({ x, y, visibility }));
    return {
      seen: { points: points ?? null, light: light(picture), aspect: picture.width / picture.height },
    };
  } catch (error) {
    return { failed: String(error) };
  } finally {
    picture.close();
  }
}

function light(picture: ImageBitmap): number {
  const { width, height } = picture;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return 128;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let sum = 0;
  let count = 0;
  for (let i = 0; i + 2 < data.length; i += 4 * STRIDE, count++) {
    LUMA.forEach((share, channel) => (sum += share * (data[i + channel] ?? 0)));
  }
  return sum / Math.max(count, 1);
}
