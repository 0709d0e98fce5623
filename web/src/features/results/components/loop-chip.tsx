import { Repeat, X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useFilm, useFilmState } from "@/features/results/film/use-film";

/** What is played again and again, and the way out of it. */
export function LoopChip() {
  const { t } = useTranslation("results");
  const film = useFilm();
  const loop = useFilmState((state) => state.loop);
  if (loop === null) return null;
  return (
    <button
      type="button"
      onClick={() => film.setLoop(null)}
      aria-label={t("film.unloop", { name: loop.label })}
      className="absolute top-2.5 left-2.5 flex h-9 max-w-[calc(100%-1.25rem)] items-center gap-2 rounded-full bg-background/90 pr-2.5 pl-3 text-sm font-medium text-foreground shadow-float"
    >
      <Repeat aria-hidden className="size-4 shrink-0 text-primary" />
      <span className="truncate">{loop.label}</span>
      <X aria-hidden className="size-4 shrink-0 text-muted-foreground" />
    </button>
  );
}
