import { useEffect, useState } from "react";

import { counterpart, type Pair } from "@/features/results/report/compare";

import type { Film } from "./film";

/** Seconds that the other film may be away from where it belongs before it is set there. */
const APART = 0.08;

/**
 * Plays two films so that both show the same moment of a rep, round and round. Ours goes at its own pace, the other is
 * played as much faster or slower as the part of the rep that it is in takes.
 */
export function useTogether(ours: Film, theirs: Film, pair: Pair, rate: number) {
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(pair.ours[0] ?? 0);
  const [start = 0, end = 1] = [pair.ours[0], pair.ours.at(-1)];

  useEffect(() => {
    ours.pause();
    theirs.pause();
    ours.seek(ours.frameOf(pair.ours[0] ?? 0));
    theirs.seek(theirs.frameOf(pair.theirs[0] ?? 0));
  }, [ours, theirs, pair]);

  useEffect(
    () =>
      ours.onFrame((now) => {
        setSeconds(now);
        if (!playing) return;
        if (now >= end) restart(ours, theirs, pair);
        else follow(theirs, pair, now, rate);
      }),
    [ours, theirs, pair, rate, playing, end],
  );

  useEffect(() => {
    if (!playing) return undefined;
    ours.pace(rate);
    ours.play();
    theirs.play();
    return () => {
      ours.pause();
      theirs.pause();
    };
  }, [ours, theirs, playing, rate]);

  return {
    playing,
    share: end > start ? Math.max(0, Math.min(1, halfway(pair, seconds))) : 0,
    toggle: () => setPlaying((on) => !on),
    seek: (to: number) => {
      setPlaying(false);
      ours.seek(ours.frameOf(to));
      theirs.seek(theirs.frameOf(counterpart(pair, to)));
      setSeconds(to);
    },
  };
}

/** How far a moment is on the way through the rep: 0 its beginning, 0.5 its turn, 1 its end. */
function halfway(pair: Pair, seconds: number): number {
  return counterpart({ ours: pair.ours, theirs: [0, 0.5, 1] }, seconds);
}

function restart(ours: Film, theirs: Film, pair: Pair): void {
  ours.seek(ours.frameOf(pair.ours[0] ?? 0));
  theirs.seek(theirs.frameOf(pair.theirs[0] ?? 0));
}

function follow(theirs: Film, pair: Pair, now: number, rate: number): void {
  const wanted = counterpart(pair, now);
  const ahead = counterpart(pair, now + 0.1);
  theirs.pace(Math.max(0.07, Math.min(4, (rate * (ahead - wanted)) / 0.1)));
  if (Math.abs(theirs.seconds - wanted) > APART) theirs.seek(theirs.frameOf(wanted));
}
