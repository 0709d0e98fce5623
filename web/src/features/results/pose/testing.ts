import { decoded, type PoseTrack } from "./track";

export const NAMES = [
  "nose",
  ...["eye_inner", "eye", "eye_outer"].flatMap((name) => [`left_${name}`]),
  ...["eye_inner", "eye", "eye_outer"].flatMap((name) => [`right_${name}`]),
  "left_ear",
  "right_ear",
  "mouth_left",
  "mouth_right",
  ...[
    "shoulder",
    "elbow",
    "wrist",
    "pinky",
    "index",
    "thumb",
    "hip",
    "knee",
    "ankle",
    "heel",
    "foot_index",
  ].flatMap((name) => [`left_${name}`, `right_${name}`]),
];

interface Made {
  frames?: number[];
  times?: number[];
  /** Where each point is in a row; null where nobody was found. */
  place?: (mark: number, row: number) => [number, number] | null;
  visibility?: number;
}

/** A track of as many rows as frames, 30 frames a second where no times are given. */
export function trackOf({
  frames = [0, 2, 4, 6, 8],
  times,
  place = (mark, row) => [mark, row],
  visibility = 1,
}: Made = {}): PoseTrack {
  return decoded({
    names: NAMES,
    bones: [
      [23, 25],
      [25, 27],
      [24, 26],
    ],
    width: 640,
    height: 360,
    fps: 30,
    totalFrames: (frames.at(-1) ?? 0) + 2,
    frames,
    times: times ?? frames.map((frame) => frame / 30),
    points: frames.map((_, row) => {
      const points = NAMES.map((_, mark) => place(mark, row));
      return points.every((point) => point !== null) ? points : null;
    }),
    visibility: frames.map(() => NAMES.map(() => visibility)),
  });
}
