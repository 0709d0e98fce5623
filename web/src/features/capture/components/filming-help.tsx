import { useTranslation } from "react-i18next";

import { Skeleton } from "@/components/ui/skeleton";
import { useFilming, type Movement } from "@/features/capture/api";

import { ViewSketch } from "./view-sketch";

const VIEWS = ["front", "oblique", "side", "end-on", "overhead"] as const;

/** Where to put the camera for what one is going to do. */
export function FilmingHelp({ movement }: { movement: Movement | null }) {
  const { t } = useTranslation("capture");
  const filming = useFilming(movement?.exercise?.slug);
  const view = VIEWS.find((one) => one === movement?.exercise?.view);
  return (
    <section aria-labelledby="filming" className="rounded-card border bg-card p-5 sm:p-6">
      <h2 id="filming" className="text-lg font-semibold">
        {t("filming.title")}
      </h2>
      {view !== undefined && (
        <div className="mt-3 flex items-center gap-4">
          <ViewSketch view={view} className="w-32 shrink-0" />
          <p className="font-medium">{t(`filming.view.${view}`)}</p>
        </div>
      )}
      {filming.isLoading ? (
        <Skeleton className="mt-3 h-18 w-full" />
      ) : (
        <p className="mt-3 text-muted-foreground">{filming.data?.howToFilm ?? t("filming.general")}</p>
      )}
      <ul className="mt-4 grid gap-1.5 text-[0.9375rem] text-muted-foreground">
        {(["whole", "light", "still"] as const).map((one) => (
          <li key={one} className="flex gap-2.5">
            <span aria-hidden className="mt-2.5 size-1.5 shrink-0 rounded-full bg-primary" />
            {t(`filming.${one}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
