import { useEffect, useRef, useState, type RefObject } from "react";

import type { Seen } from "@/features/capture/pose/points";
import { PoseCheck } from "@/features/capture/pose/pose";

import { Approach } from "./approach";
import { hintOf, type Hint, type View } from "./framing";
import { Steady } from "./steady";

/** Looks a second: enough to help, and it leaves a small phone the rest. */
const EVERY_MS = 160;
/** It is begun anew so often before one does without: a model that did not get through is no reason yet. */
const TRIES = 3;

/** "unavailable": this device finds no bodies; one can record all the same. */
export type Framing = Hint | "starting" | "looking" | "unavailable";

interface FramingOptions {
  video: RefObject<HTMLVideoElement | null>;
  active: boolean;
  best: View;
  recording: boolean;
  /** During a recording: the person walks up to the camera. */
  onApproach: () => void;
  /** Something new was seen: to be drawn. */
  onSeen: (seen: Seen) => void;
}

/** Says how one stands before the camera, while it is on. */
export function useFraming(options: FramingOptions): Framing {
  const [hint, setHint] = useState<Framing>("looking");
  const now = useRef(options);
  const approach = useRef<Approach | null>(null);
  useEffect(() => {
    now.current = options;
  });
  useEffect(() => {
    approach.current = options.recording ? new Approach() : null;
  }, [options.recording]);

  const { active } = options;
  useEffect(() => {
    if (!active) return undefined;
    let check = new PoseCheck();
    let failures = 0;
    let left = false;
    const steady = new Steady();
    const look = async () => {
      const { video, best, onSeen, onApproach } = now.current;
      const answer = video.current && (await check.look(video.current));
      if (answer === null || left) return;
      if ("failed" in answer) {
        failed();
        return;
      }
      onSeen(answer.seen);
      setHint(steady.take(hintOf(answer.seen, best)) ?? "looking");
      if (approach.current?.take(answer.seen, performance.now())) onApproach();
    };
    const failed = () => {
      failures += 1;
      check.close();
      if (failures < TRIES) {
        check = new PoseCheck();
        return;
      }
      clearInterval(timer);
      setHint("unavailable");
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
      check.close();
      setHint("looking");
    };
  }, [active]);
  return active ? hint : "starting";
}
