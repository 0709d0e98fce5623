import { useCallback, useEffect, useRef, useState } from "react";

import { filmLimits } from "@/client";

import { Recording, type Recorded } from "./recorder";
import { beep } from "./sound";

export type Shoot =
  | { phase: "ready" }
  | { phase: "counting"; left: number }
  | { phase: "recording"; seconds: number }
  | { phase: "ending" };

export interface Shot extends Recorded {
  seconds: number;
}

const SECOND_MS = 1000;
/** Half a second inside the limit: recorders stop a little late. */
const LONGEST = Math.floor(filmLimits.longest);

interface ShootOptions {
  stream: MediaStream | null;
  sound: boolean;
  onShot: (shot: Shot) => void;
}

/** Counts down, records, stops: by itself at the longest that a film may be, or when the camera is lost. */
export function useShoot({ stream, sound, onShot }: ShootOptions) {
  const [shoot, setShoot] = useState<Shoot>({ phase: "ready" });
  const recording = useRef<{ film: Recording; began: number } | null>(null);
  const left = useRef(false);
  const told = useRef({ onShot, sound });
  useEffect(() => {
    told.current = { onShot, sound };
  });

  const stop = useCallback(() => {
    setShoot((now) => (now.phase === "recording" ? { phase: "ending" } : { phase: "ready" }));
    recording.current?.film.stop();
  }, []);

  const record = useCallback(() => {
    if (stream === null) return;
    const film = new Recording(stream, stop);
    const began = performance.now();
    recording.current = { film, began };
    setShoot({ phase: "recording", seconds: 0 });
    void film.done.then((recorded) => {
      recording.current = null;
      if (left.current) return; // thrown away
      if (told.current.sound) beep("end");
      setShoot({ phase: "ready" });
      const seconds = (performance.now() - began) / SECOND_MS;
      if (recorded !== null) told.current.onShot({ ...recorded, seconds });
    });
  }, [stream, stop]);

  const start = useCallback(
    (countdown: number) => (countdown === 0 ? record() : setShoot({ phase: "counting", left: countdown })),
    [record],
  );

  useEffect(() => {
    if (shoot.phase !== "counting") return undefined;
    if (told.current.sound) beep("count");
    const timer = setTimeout(() => {
      if (shoot.left > 1) {
        setShoot({ phase: "counting", left: shoot.left - 1 });
        return;
      }
      if (told.current.sound) beep("begin");
      record();
    }, SECOND_MS);
    return () => clearTimeout(timer);
  }, [shoot, record]);

  useEffect(() => {
    if (shoot.phase !== "recording") return undefined;
    const timer = setInterval(() => {
      const began = recording.current?.began ?? performance.now();
      const seconds = Math.floor((performance.now() - began) / SECOND_MS);
      if (seconds >= LONGEST) stop();
      else setShoot((now) => (now.phase === "recording" ? { phase: "recording", seconds } : now));
    }, SECOND_MS / 4);
    return () => clearInterval(timer);
  }, [shoot.phase, stop]);

  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
      recording.current?.film.stop();
    };
  }, []);
  return { shoot, start, stop };
}
