import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Later } from "@/components/later";
import { Page } from "@/components/page";
import type { Movement } from "@/features/capture/api";
import type { Shot } from "@/features/capture/camera/use-shoot";
import { filmOf } from "@/features/capture/film/chosen";
import { refusalOfLength, type Refusal } from "@/features/capture/film/checks";
import type { Film } from "@/features/capture/film/film";
import { keptFilm } from "@/features/capture/film/kept";
import { probe } from "@/features/capture/film/probe";
import { useUpload } from "@/features/capture/upload/use-upload";
import { libraryQuery } from "@/lib/library";

import { ExercisePicker } from "./exercise-picker";
import { FilmPanel } from "./film-panel";
import { FilmingHelp } from "./filming-help";
import { LeaveGuard } from "./leave-guard";

const cameraStage = () => import("./camera-stage");

interface NewAnalysisProps {
  /** The exercise that the address names. */
  slug: string | undefined;
  onSlug: (slug: string | undefined) => void;
  /** The film is taken in: on to this session. */
  onAccepted: (sessionId: string) => Promise<void>;
}

/** Choose what was done, give a film of it, hand it in. */
export function NewAnalysis({ slug, onSlug, onAccepted }: NewAnalysisProps) {
  const { t } = useTranslation("capture");
  const [movement, setMovement] = useMovement(slug, onSlug);
  const [film, setFilm] = useState<Film | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [reading, setReading] = useState(false);
  const [filming, setFilming] = useState(false);
  const [missing, setMissing] = useState(false);
  /** There is a recording that would be lost. */
  const unsaved = useRef(false);
  const upload = useUpload((sessionId, sent) => {
    unsaved.current = false;
    keptFilm.keep(sessionId, sent);
    void onAccepted(sessionId);
  });

  const take = (chosen: Film | Refusal) => {
    setReading(false);
    if (typeof chosen === "string") setRefusal(chosen);
    else {
      unsaved.current = chosen.recorded;
      setFilm(chosen);
    }
  };
  const choose = async (file: File) => {
    setRefusal(null);
    setReading(true);
    take(await filmOf(file));
  };
  const shot = async (recorded: Shot) => {
    setFilming(false);
    setReading(true);
    take(await filmOfShot(recorded));
  };
  const analyse = () => {
    setMissing(movement === null);
    if (movement !== null && film !== null) upload.start(film, movement);
    else document.getElementById("exercise")?.querySelector("input")?.focus();
  };
  const drop = () => {
    unsaved.current = false;
    upload.cancel();
    if (film !== null) URL.revokeObjectURL(film.url);
    setFilm(null);
  };
  const view = movement?.exercise?.view;
  return (
    <Page title={t("title")} text={t("text")}>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:gap-8">
        <div className="grid grid-cols-1 gap-6">
          <div id="exercise" inert={upload.state.phase !== "idle"}>
            <ExercisePicker
              value={movement}
              onChange={(chosen) => {
                setMissing(false);
                setMovement(chosen);
              }}
              fault={missing ? t("exercise.missing") : undefined}
            />
          </div>
          <div className="max-lg:hidden">
            <FilmingHelp movement={movement} />
          </div>
        </div>
        <FilmPanel
          film={film}
          refusal={refusal}
          reading={reading}
          upload={upload}
          onFile={choose}
          onRecord={() => {
            setRefusal(null);
            setFilming(true);
          }}
          onAnalyse={analyse}
          onDrop={drop}
        />
        <div className="lg:hidden">
          <FilmingHelp movement={movement} />
        </div>
      </div>
      {filming && (
        <Later load={cameraStage} onLost={() => setFilming(false)}>
          {(CameraStage) => (
            <CameraStage
              best={view === "side" || view === "front" ? view : null}
              onShot={shot}
              onClose={() => setFilming(false)}
            />
          )}
        </Later>
      )}
      <LeaveGuard isUploading={upload.isRunning} isUnsaved={() => unsaved.current} />
    </Page>
  );
}

/** What was chosen, or what the address names. */
function useMovement(slug: string | undefined, onSlug: NewAnalysisProps["onSlug"]) {
  const { data: library } = useQuery(libraryQuery);
  const [own, setOwn] = useState<Movement | null>(null);
  const named = library?.find((exercise) => exercise.slug === slug);
  const movement = own ?? (named ? { name: named.name, exercise: named } : null);
  const choose = (chosen: Movement | null) => {
    setOwn(chosen?.exercise === null ? chosen : null);
    onSlug(chosen?.exercise?.slug);
  };
  return [movement, choose] as const;
}

async function filmOfShot({ content, name, mimeType, seconds }: Shot): Promise<Film | Refusal> {
  const refused = refusalOfLength(seconds);
  if (refused !== null) return refused;
  const url = URL.createObjectURL(content);
  const { size } = await probe(url);
  return { content, name, mimeType, seconds, size, recorded: true, url };
}
