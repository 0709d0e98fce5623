import { useCallback, useEffect, useRef, useState } from "react";

import { ApiError, queryClient } from "@/client";
import type { Movement } from "@/features/capture/api";
import type { Film } from "@/features/capture/film/film";

import { Pace } from "./pace";
import { Upload, type Sent } from "./upload";

export interface Sending extends Sent {
  /** Seconds until it is all out; null while nobody can tell. */
  left: number | null;
}
export type UploadState =
  | { phase: "idle" }
  | { phase: "running"; sent: Sending }
  | { phase: "failed"; sent: Sending; error: unknown };

const NOTHING: Sending = { step: "sending", bytes: 0, left: null };

/** Handing in films, one at a time. `onAccepted` is told the session once it is queued. */
export function useUpload(onAccepted: (sessionId: string, film: Film) => void) {
  const [state, setState] = useState<UploadState>({ phase: "idle" });
  const upload = useRef<Upload | null>(null);
  const accepted = useRef(onAccepted);
  useEffect(() => {
    accepted.current = onAccepted;
  });

  const run = useCallback(async (one: Upload) => {
    const isCurrent = () => upload.current === one;
    setState({ phase: "running", sent: NOTHING });
    try {
      const sessionId = await one.run();
      if (!isCurrent()) return;
      upload.current = null;
      void queryClient.invalidateQueries({ queryKey: ["sessions"] });
      accepted.current(sessionId, one.film);
    } catch (error) {
      if (!isCurrent()) return;
      setState((before) => ({
        phase: "failed",
        sent: before.phase === "idle" ? NOTHING : before.sent,
        error,
      }));
    }
  }, []);

  const start = useCallback(
    (film: Film, movement: Movement) => {
      const pace = new Pace();
      const one = new Upload(film, movement, (sent) => {
        const left = pace.left(sent.bytes, film.content.size, performance.now());
        if (upload.current === one) setState({ phase: "running", sent: { ...sent, left } });
      });
      upload.current = one;
      void run(one);
    },
    [run],
  );

  const retry = useCallback(() => {
    if (upload.current !== null) void run(upload.current);
  }, [run]);

  const isCut = state.phase === "failed" && state.error instanceof ApiError && state.error.code === "OFFLINE";
  useEffect(() => {
    if (!isCut) return undefined;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [isCut, retry]);

  const cancel = useCallback(() => {
    const one = upload.current;
    upload.current = null;
    setState({ phase: "idle" });
    void one?.cancel();
  }, []);

  /** Whether leaving now would end one; asked when it is left, not when it was drawn. */
  const isRunning = useCallback(() => upload.current !== null, []);

  useEffect(() => () => void upload.current?.cancel(), []);
  return { state, start, retry, cancel, isRunning };
}
