import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Spinner } from "@/components/ui/spinner";
import type { Refusal } from "@/features/capture/film/checks";
import type { Film } from "@/features/capture/film/film";
import type { useUpload } from "@/features/capture/upload/use-upload";

import { ChosenFilm } from "./chosen-film";
import { FilmPicker } from "./film-picker";
import { UploadProgress } from "./upload-progress";

interface FilmPanelProps {
  film: Film | null;
  refusal: Refusal | null;
  reading: boolean;
  upload: ReturnType<typeof useUpload>;
  onFile: (file: File) => void;
  onRecord: () => void;
  onAnalyse: () => void;
  onDrop: () => void;
}

/** The film: to be chosen, chosen, or on its way. */
export function FilmPanel({ film, upload, ...props }: FilmPanelProps) {
  const { t } = useTranslation("capture");
  const heading = useHeldFocus(film === null ? "none" : upload.state.phase);
  return (
    <section aria-labelledby="film" className="rounded-card border bg-card p-5 sm:p-6">
      <h2 ref={heading} id="film" tabIndex={-1} className="mb-4 text-lg font-semibold outline-none">
        {t("film")}
      </h2>
      {film === null ? (
        <>
          <FilmPicker
            refusal={props.refusal}
            busy={props.reading}
            onFile={props.onFile}
            onRecord={props.onRecord}
          />
          {props.reading && (
            <p role="status" className="mt-3 flex items-center gap-2 text-muted-foreground">
              <Spinner /> {t("pick.reading")}
            </p>
          )}
        </>
      ) : (
        <>
          <ChosenFilm film={film} />
          <div className="mt-5">
            {upload.state.phase === "idle" ? (
              <div className="flex flex-wrap gap-3">
                <Button size="lg" className="flex-1" onClick={props.onAnalyse}>
                  {t("chosen.analyse")}
                </Button>
                <Another film={film} onDrop={props.onDrop} />
              </div>
            ) : (
              <UploadProgress
                state={upload.state}
                total={film.content.size}
                onRetry={upload.retry}
                onCancel={upload.state.phase === "failed" ? props.onDrop : upload.cancel}
              />
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** Back to the choice; a recording is not thrown away by one tap. */
function Another({ film, onDrop }: { film: Film; onDrop: () => void }) {
  const { t } = useTranslation("capture");
  if (!film.recorded) {
    return (
      <Button size="lg" variant="secondary" onClick={onDrop}>
        {t("chosen.another")}
      </Button>
    );
  }
  return (
    <Confirm
      title={t("chosen.discard.title")}
      text={t("chosen.discard.text")}
      action={t("chosen.discard.action")}
      onConfirm={() => {
        onDrop();
        return Promise.resolve();
      }}
    >
      <Button size="lg" variant="secondary">
        {t("chosen.another")}
      </Button>
    </Confirm>
  );
}

/** When the button that had the focus is no more, who uses a keyboard goes on from the heading, not from the top. */
function useHeldFocus(state: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && document.activeElement === document.body) heading.current?.focus();
    first.current = false;
  }, [state]);
  return heading;
}
