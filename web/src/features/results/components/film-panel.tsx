import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { useFilmKeys } from "@/features/results/film/use-film-keys";
import { useFilmLink } from "@/features/results/film/use-link";
import { FILM, useReport } from "@/features/results/report/report";
import { cn } from "@/lib/cn";

import { Controls } from "./controls";
import { Curves } from "./curves";
import { LoopChip } from "./loop-chip";
import { RepStrip } from "./rep-strip";
import { FilmNote, Stage } from "./stage";
import { Timeline } from "./timeline";
import { Tracks } from "./tracks";

/** The film, what steers it, and what happens in it when. */
export function FilmPanel() {
  const { t } = useTranslation("results");
  const { film, results, marked } = useReport();
  const [skeleton, setSkeleton] = useState(true);
  const [help, setHelp] = useState(false);
  const theatre = useRef<HTMLDivElement>(null);
  const link = useFilmLink(results);
  const fullscreen = () => void toggleFullscreen(theatre.current);
  useFilmKeys({ skeleton: () => setSkeleton((on) => !on), fullscreen, help: () => setHelp(true) });
  const tall = film.track.height > film.track.width;
  return (
    <section aria-label={t("film.label")} className="min-w-0">
      <div
        ref={theatre}
        id={FILM}
        className="group fullscreen:flex fullscreen:flex-col fullscreen:rounded-none fullscreen:border-0 scroll-my-3 overflow-hidden rounded-card border bg-card"
      >
        <div className="group-fullscreen:min-h-0 group-fullscreen:flex-1 flex justify-center bg-black">
          <Stage
            film={film}
            link={link}
            view={results.result.view}
            marked={marked}
            skeleton={skeleton}
            className={cn(
              "group-fullscreen:h-full group-fullscreen:max-h-none! group-fullscreen:w-full! group-fullscreen:max-w-none relative w-full overflow-hidden bg-black",
              tall ? "h-[52dvh] w-auto max-w-full" : "max-h-[64dvh]",
            )}
          >
            <LoopChip />
          </Stage>
        </div>
        <FilmNote link={link} />
        {link.shown !== "gone" && (
          <Controls
            skeleton={skeleton}
            onSkeleton={link.shown === "copy" ? undefined : setSkeleton}
            onFullscreen={fullscreen}
            help={help}
            onHelp={setHelp}
          />
        )}
      </div>
      <Tracks>
        <Timeline />
        <Curves />
      </Tracks>
      <RepStrip />
    </section>
  );
}

type OnPhones = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

async function toggleFullscreen(theatre: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement) return document.exitFullscreen();
  if (theatre === null) return;
  if (document.fullscreenEnabled) return theatre.requestFullscreen();
  // phones that only show a film alone: it is then without what is drawn over it
  const video: OnPhones | null = theatre.querySelector("video");
  video?.webkitEnterFullscreen?.();
}
