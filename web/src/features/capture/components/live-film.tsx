import { PersonStanding } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Film } from "@/features/capture/film/film";
import { cn } from "@/lib/cn";

interface LiveFilmProps {
  film: Film | null;
  progress: number;
}

/** The film that is being watched, where it is still here, as large as the results will show it. */
export function LiveFilm({ film, progress }: LiveFilmProps) {
  const { t } = useTranslation("capture");
  const [unplayable, setUnplayable] = useState(false);
  const shown = unplayable ? null : film;
  const { width, height } = shown?.size ?? { width: 16, height: 9 };
  return (
    <div className="self-start overflow-hidden rounded-card border bg-card">
      <div className={cn("flex justify-center", shown ? "bg-black" : "bg-muted")}>
        <div
          className={cn(
            "relative w-full overflow-hidden",
            height > width ? "h-[52dvh] w-auto max-w-full" : "max-h-[64dvh]",
          )}
          style={{ aspectRatio: `${width} / ${height}` }}
        >
          {shown === null ? (
            <div className="absolute inset-0 grid place-items-center">
              <PersonStanding
                aria-hidden
                className="size-24 animate-pulse text-muted-foreground"
                strokeWidth={1}
              />
            </div>
          ) : (
            <video
              src={shown.url}
              autoPlay
              muted
              loop
              playsInline
              aria-label={t("live.film")}
              className="absolute inset-0 size-full object-contain"
              onError={() => setUnplayable(true)}
            />
          )}
          <div
            aria-hidden
            className="absolute inset-y-0 left-0 border-r-2 border-primary bg-primary/15 transition-[width] duration-500 ease-out"
            style={{ width: `${progress}%` }}
          />
        </div>
      </div>
    </div>
  );
}
