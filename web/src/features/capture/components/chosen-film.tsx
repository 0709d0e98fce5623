import { Download, Info } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { isSmall } from "@/features/capture/film/checks";
import type { Film } from "@/features/capture/film/film";
import { save } from "@/lib/save";
import { useFormat } from "@/lib/texts";

/** The film that is going to be analysed. */
export function ChosenFilm({ film }: { film: Film }) {
  const { t } = useTranslation("capture");
  const format = useFormat();
  const [unplayable, setUnplayable] = useState(false);
  const facts = [
    film.seconds !== null && format.clock(film.seconds),
    film.size !== null && `${film.size.width} × ${film.size.height}`,
    format.size(film.content.size),
  ].filter(Boolean);
  return (
    <div>
      <div className="flex justify-center overflow-hidden rounded-xl bg-black">
        {unplayable ? (
          <p className="px-6 py-16 text-center text-white">{t("chosen.unplayable")}</p>
        ) : (
          // a set has no words to be captioned
          <video
            src={film.url}
            controls
            muted
            playsInline
            preload="auto"
            aria-label={t("chosen.label")}
            className="max-h-[46dvh] min-h-40 max-w-full"
            onError={() => setUnplayable(true)}
          />
        )}
      </div>
      <div className="mt-3 flex items-center justify-between gap-4">
        <div className="min-w-0">
          <p className="truncate font-medium">{film.name}</p>
          <p className="text-sm text-muted-foreground tabular">{facts.join(" · ")}</p>
        </div>
        {film.recorded && (
          <Button variant="soft" onClick={() => save(film.content, film.name)}>
            <Download aria-hidden />
            {t("chosen.save")}
          </Button>
        )}
      </div>
      {isSmall(film.size) && (
        <p className="mt-3 flex gap-2.5 rounded-xl bg-muted px-4 py-3 text-[0.9375rem]">
          <Info aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
          {t("chosen.small")}
        </p>
      )}
    </div>
  );
}
