import { useEffect, useRef, type PointerEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useFilm } from "@/features/results/film/use-film";

/** What runs along the film's time, one below the other, under one playhead. Dragged over, the film follows. */
export function Tracks({ children }: { children: ReactNode }) {
  const { t } = useTranslation("results");
  const film = useFilm();
  const area = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = () => {
      const { frame } = film.get();
      if (head.current) head.current.style.left = `${(100 * (frame + 0.5)) / film.track.totalFrames}%`;
    };
    place();
    return film.subscribe(place);
  }, [film]);
  const seek = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    if (box) film.seek(film.frameOf(((event.clientX - box.left) / box.width) * film.length));
  };
  const began = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest("[data-jump]")) return;
    area.current?.setPointerCapture(event.pointerId);
    film.pause();
    seek(event);
  };
  const moved = (event: PointerEvent) => {
    if (area.current?.hasPointerCapture(event.pointerId)) seek(event);
  };
  return (
    <div className="mt-3 rounded-card border bg-card px-3 py-3 sm:px-4">
      <div
        ref={area}
        role="group"
        aria-label={t("timeline.label")}
        className="relative touch-pan-y select-none"
        onPointerDown={began}
        onPointerMove={moved}
      >
        {children}
        <div ref={head} aria-hidden className="pointer-events-none absolute -top-1 bottom-0 z-10 w-0">
          <div className="absolute inset-y-0 -left-px w-0.5 rounded-full bg-foreground" />
          <div className="absolute -top-0.5 -left-1.5 size-3 rounded-full bg-foreground ring-2 ring-card" />
        </div>
      </div>
    </div>
  );
}
