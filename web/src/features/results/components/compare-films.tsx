import { Pause, Play } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { RATES, RATE_NAMES, Film, type Rate } from "@/features/results/film/film";
import { useFilmLink } from "@/features/results/film/use-link";
import { useTogether } from "@/features/results/film/use-together";
import { marked } from "@/features/results/film/wrong";
import type { PoseTrack } from "@/features/results/pose/track";
import { aligned, placeIn, type Pair } from "@/features/results/report/compare";
import type { Results } from "@/features/results/types";
import { useFormat } from "@/lib/texts";

import { FilmNote, Stage } from "./stage";

interface Half {
  results: Results;
  track: PoseTrack;
}

const STEPS = 200;

/** Two films of which the same moments of a rep are shown together. */
export function CompareFilms({ ours, theirs }: { ours: Half; theirs: Half }) {
  const { t } = useTranslation("results");
  const [ourFilm, theirFilm] = [
    useMemo(() => new Film(ours.track), [ours.track]),
    useMemo(() => new Film(theirs.track), [theirs.track]),
  ];
  const reps = Math.min(ours.results.reps.length, theirs.results.reps.length);
  const [rep, setRep] = useState(0);
  const [rate, setRate] = useState<Rate>(0.5);
  const pair = useMemo(() => pairOf(ours, theirs, rep), [ours, theirs, rep]);
  const { playing, share, toggle, seek } = useTogether(ourFilm, theirFilm, pair, rate);
  return (
    <div>
      <div className="grid grid-cols-2 gap-2 sm:gap-4">
        <HalfStage name={t("compare.this")} half={ours} film={ourFilm} />
        <HalfStage name={t("compare.other")} half={theirs} film={theirFilm} />
      </div>
      <div className="mt-3 rounded-card border bg-card p-3 sm:p-4">
        <Slider
          labels={[t("compare.position")]}
          min={0}
          max={STEPS}
          value={[Math.round(share * STEPS)]}
          onValueChange={([step = 0]) => seek(placeIn(pair.ours, step / STEPS))}
        />
        <div className="mt-1 flex flex-wrap items-center gap-3">
          <Button onClick={toggle}>
            {playing ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
            {playing ? t("compare.pause") : t("compare.play")}
          </Button>
          <Segmented
            label={t("film.speed")}
            value={String(rate)}
            onChange={(value) => setRate(Number(value) as Rate)}
            choices={RATES.map((one) => ({ value: String(one), label: RATE_NAMES[one] }))}
            className="[&_button]:px-3"
          />
          {reps > 0 && (
            <Segmented
              label={t("compare.rep")}
              value={String(rep)}
              onChange={(value) => setRep(Number(value))}
              choices={Array.from({ length: reps }, (_, index) => ({
                value: String(index),
                label: t("rep.name", { index: index + 1 }),
              }))}
              className="overflow-x-auto"
            />
          )}
        </div>
        {reps === 0 && <p className="mt-3 text-sm text-muted-foreground">{t("compare.noReps")}</p>}
      </div>
    </div>
  );
}

function pairOf(ours: Half, theirs: Half, rep: number): Pair {
  const [a, b] = [ours.results.reps[rep], theirs.results.reps[rep]];
  if (a && b) return aligned(a, b);
  const whole = ({ track }: Half) => track.totalFrames / track.fps;
  const length = Math.min(whole(ours), whole(theirs));
  return { ours: [0, length / 2, length], theirs: [0, length / 2, length] };
}

function HalfStage({ name, half, film }: { name: string; half: Half; film: Film }) {
  const format = useFormat();
  const { results, track } = half;
  const link = useFilmLink(results);
  const wrong = useMemo(() => marked(results.issues, results.reps, track), [results, track]);
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm">
        <span className="font-medium">{name}</span>
        <span className="block text-muted-foreground">{format.date(results.session.createdAt)}</span>
      </figcaption>
      <div className="flex justify-center overflow-hidden rounded-card bg-black">
        <Stage
          film={film}
          link={link}
          view={results.result.view}
          marked={wrong}
          skeleton
          className="relative max-h-[60dvh] max-w-full flex-1"
        />
      </div>
      <FilmNote link={link} />
    </figure>
  );
}
