import { useEffect, useRef, useState, type RefObject } from "react";

import type { Seen } from "@/features/capture/pose/points";
import { PoseCheck } from "@/features/capture/pose/pose";

import { Approach } from "./approach";
import { hintOf, type Hint, type View } from "./framing";
import { Steady } from "./steady";

/** Looks a second: enough to help, and it leaves a small phone the rest. */
const EVERY_MS = 160;

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
    const check = new PoseCheck();
    const steady = new Steady();
    const look = async () => {
      const { video, best, onSeen, onApproach } = now.current;
      const answer = video.current && (await check.look(video.current));
      if (answer === null) return;
      if ("failed" in answer) {
        clearInterval(timer);
        setHint("unavailable");
        return;
      }
      onSeen(answer.seen);
      setHint(steady.take(hintOf(answer.seen, best)) ?? "looking");
      if (approach.current?.take(answer.seen, performance.now())) onApproach();
    };
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      clearInterval(timer);
      check.close();
    };
  }, [active]);
  return active ? hint : "starting";
}
