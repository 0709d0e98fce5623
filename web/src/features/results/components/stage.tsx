import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { contained } from "@/features/results/film/contain";
import { drawFigure } from "@/features/results/film/draw";
import type { Film } from "@/features/results/film/film";
import { useFilmState } from "@/features/results/film/use-film";
import type { useFilmLink } from "@/features/results/film/use-link";
import { wrongAt, type Marked } from "@/features/results/film/wrong";
import { nearSide } from "@/features/results/pose/angles";
import { emptyFigure, figureAt } from "@/features/results/pose/figure";

interface StageProps {
  film: Film;
  link: ReturnType<typeof useFilmLink>;
  view: string;
  marked: Marked[];
  skeleton: boolean;
  className?: string;
  children?: ReactNode;
}

/** The film's picture with the body drawn over it. */
export function Stage({ film, link, view, marked, skeleton, className, children }: StageProps) {
  const { t } = useTranslation("results");
  const video = useRef<HTMLVideoElement>(null);
  const frame = useFilmState((state) => state.frame, film);
  const failed = useFilmState((state) => state.failed, film);
  const { url, shown, onFailed } = link;
  useEffect(() => (video.current ? film.attach(video.current) : undefined), [film]);
  return (
    <div
      className={className ?? "relative overflow-hidden rounded-card bg-black"}
      style={{ aspectRatio: `${film.track.width} / ${film.track.height}` }}
      data-frame={frame}
      data-testid="stage"
    >
      {/* a set has no words to be captioned, and no sound that matters */}
      <video
        ref={video}
        src={url}
        muted
        playsInline
        preload="auto"
        disablePictureInPicture
        crossOrigin={new URL(url, location.href).origin === location.origin ? undefined : "anonymous"}
        aria-label={t("film.label")}
        className="absolute inset-0 size-full object-contain"
        onClick={() => film.toggle()}
        onError={({ currentTarget }) => onFailed(currentTarget.error?.code)}
      />
      {skeleton && shown !== "copy" && <Overlay film={film} view={view} marked={marked} />}
      {failed && shown !== "gone" && (
        <p
          role="alert"
          className="absolute inset-0 grid place-items-center bg-black/80 p-6 text-center text-white"
        >
          {t(shown === "unplayable" ? "film.unplayable" : "film.failed")}
        </p>
      )}
      {children}
    </div>
  );
}

function Overlay({ film, view, marked }: Pick<StageProps, "film" | "view" | "marked">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return undefined;
    const { track } = film;
    const figure = emptyFigure();
    const look = { near: nearSide(track), both: view === "front" || view === "end-on" };
    let shown = film.seconds;
    const draw = (seconds: number) => {
      shown = seconds;
      context.clearRect(0, 0, element.width, element.height);
      if (!figureAt(track, seconds, figure)) return;
      drawFigure(context, track, figure, contained(track, element), {
        ...look,
        wrong: wrongAt(marked, seconds),
      });
    };
    const sizes = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const dots = window.devicePixelRatio;
      element.width = Math.round(entry.contentRect.width * dots);
      element.height = Math.round(entry.contentRect.height * dots);
      draw(shown);
    });
    sizes.observe(element);
    const stop = film.onFrame(draw);
    return () => {
      stop();
      sizes.disconnect();
    };
  }, [film, view, marked]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-testid="skeleton"
      className="pointer-events-none absolute inset-0 size-full"
    />
  );
}

/** Said below the stage, where it is not the film as it was filmed that one sees. */
export function FilmNote({ link }: Pick<StageProps, "link">) {
  const { t } = useTranslation("results");
  if (link.shown !== "gone" && link.shown !== "copy") return null;
  return (
    <p role="status" className="p-4 text-center text-sm text-muted-foreground">
      {t(`film.${link.shown}`)}
    </p>
  );
}
