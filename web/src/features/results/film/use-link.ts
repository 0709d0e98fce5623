import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { resultsQuery } from "@/features/results/api";
import type { Results } from "@/features/results/types";

const TRIES = 2;
const NOT_THERE = [404, 410];

/**
 * The link that a film plays from, and whether there is no film behind it. It stays when the results are asked for again,
 * until it is too old to play on.
 */
export function useFilmLink({ session }: Results) {
  const [url, setUrl] = useState(session.videoUrl);
  const [tries, setTries] = useState(0);
  const [gone, setGone] = useState(false);
  const { refetch } = useQuery({ ...resultsQuery(session.id), enabled: false });
  const onFailed = async () => {
    if (await leadsNowhere(url)) setGone(true);
    else if (tries < TRIES) {
      setTries(tries + 1);
      const { data } = await refetch();
      if (data) setUrl(data.session.videoUrl);
    }
  };
  return { url, gone, onFailed: () => void onFailed() };
}

/** A video element does not tell why it failed: of the film its first byte is asked for. */
async function leadsNowhere(url: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(url, { headers: { Range: "bytes=0-0" } });
    await body?.cancel();
    return NOT_THERE.includes(status);
  } catch {
    return false; // no network: that is another fault
  }
}
