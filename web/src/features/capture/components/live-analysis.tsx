import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/client";
import { Page } from "@/components/page";
import { keptFilm } from "@/features/capture/film/kept";
import { useLive } from "@/features/capture/live/use-live";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { AwaitingUpload } from "./awaiting-upload";
import { LiveFilm } from "./live-film";
import { LiveSteps } from "./live-steps";

const UPLOADING = "awaiting_upload";

interface LiveAnalysisProps {
  session: Schema<"SessionState">;
  /** It has ended, one way or the other, or is not there any more: time to look at the session again. */
  onOver: (how: "complete" | "failed" | "gone") => void;
}

/** An analysis while it runs. Its frame is that of the results, so that they take its place without a jump. */
export function LiveAnalysis({ session, onOver }: LiveAnalysisProps) {
  const { t } = useTranslation("capture");
  const format = useFormat();
  const name = useCalled()(session.exerciseName);
  const { live, line } = useLive(session.id, {
    progress: session.progress,
    step: session.currentStep,
  });
  const over = line === "gone" ? "gone" : live.over;
  const told = useRef(onOver);
  useEffect(() => {
    told.current = onOver;
  });
  useEffect(() => {
    if (over !== null) told.current(over);
  }, [over]);
  if (live.step === UPLOADING) return <AwaitingUpload session={session} />;
  return (
    <Page
      title={name}
      tab={t("live.tab", { percent: live.progress, name })}
      text={format.dateTime(session.createdAt)}
      width="wide"
    >
      <div className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-8">
        <LiveFilm film={keptFilm.of(session.id)} progress={live.progress} />
        <LiveSteps live={live} line={line} />
      </div>
    </Page>
  );
}
