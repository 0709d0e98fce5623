import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { resultsQuery } from "@/features/results/api";
import type { Results } from "@/features/results/types";

const TRIES = 2;
const NOT_THERE = [404, 410];
/** Of MediaError: it is no film, or none of a kind that this browser can play. */
const NOT_SUPPORTED = 4;
/** Our copy is made after the result is told. */
const LOOK_AGAIN_MS = 5000;

/** What there is to play: the film itself, nothing, no kind that this browser knows, or our copy of such a film. */
type Shown = "film" | "gone" | "unplayable" | "copy";

/**
 * The link that a film plays from, and what that is. It stays when the results are asked for again, until it is too old
 * to play on. Phones film as HEVC, which many browsers cannot play: instead of it they get our copy, with what was seen
 * drawn in.
 */
export function useFilmLink({ session }: Results) {
  const [url, setUrl] = useState(session.videoUrl);
  const [tries, setTries] = useState(0);
  const [shown, setShown] = useState<Shown>("film");
  const waits = shown === "unplayable";
  const results = useQuery({
    ...resultsQuery(session.id),
    enabled: waits,
    refetchInterval: waits && LOOK_AGAIN_MS,
  });
  const copy = results.data?.session.annotatedVideoUrl ?? null;
  if (waits && copy !== null) {
    setUrl(copy);
    setShown("copy");
  }
  const onFailed = async (code: number | undefined) => {
    const found = await lookedFor(url);
    if (found === "nothing") setShown("gone");
    else if (found === "something" && code === NOT_SUPPORTED && shown === "film") setShown("unplayable");
    else if (tries < TRIES) {
      setTries(tries + 1);
      const { data } = await results.refetch();
      if (data) setUrl(linkOf(data, shown));
    }
  };
  return { url, shown, onFailed: (code?: number) => void onFailed(code) };
}

function linkOf({ session }: Results, shown: Shown): string {
  return (shown === "copy" ? session.annotatedVideoUrl : null) ?? session.videoUrl;
}

/** A video element does not tell enough of why it failed: of the film its first byte is asked for. */
async function lookedFor(url: string): Promise<"something" | "nothing" | "unknown"> {
  try {
    const { ok, status, body } = await fetch(url, { headers: { Range: "bytes=0-0" } });
    await body?.cancel();
    if (ok) return "something";
    return NOT_THERE.includes(status) ? "nothing" : "unknown";
  } catch {
    return "unknown"; // no network: that is another fault
  }
}
