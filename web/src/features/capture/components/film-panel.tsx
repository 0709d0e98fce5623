import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
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
  return (
    <section aria-labelledby="film" className="rounded-card border bg-card p-5 sm:p-6">
      <h2 id="film" className="mb-4 text-lg font-semibold">
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
                <Button size="lg" variant="secondary" onClick={props.onDrop}>
                  {t("chosen.another")}
                </Button>
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
