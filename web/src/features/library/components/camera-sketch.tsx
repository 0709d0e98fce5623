import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Exercise } from "@/features/library/api";
import { figureOf, type Drawn } from "@/features/library/figures";
import { cn } from "@/lib/cn";
import { useWords } from "@/features/library/words";

import { FromAbove } from "./from-above";
import { FromBeside } from "./from-beside";
import { InThePicture } from "./in-the-picture";

/** Where the phone stands and what it should see, drawn to scale. What it says stands beside it in words. */
export function CameraSketch({ exercise }: { exercise: Exercise }) {
  const figure = figureOf(exercise.slug);
  return figure ? <Panels exercise={exercise} figure={figure} /> : null;
}

function Panels({ exercise, figure }: { exercise: Exercise; figure: Drawn }) {
  const { t } = useTranslation("library");
  const words = useWords();
  const { filming, view } = exercise;
  const distance = words.distance(filming);
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
      <Panel className="col-span-2 sm:col-span-1" title={t("sketch.picture")} text={words.view(view)}>
        <InThePicture figure={figure} />
      </Panel>
      <Panel title={t("sketch.above")} text={distance.full}>
        <FromAbove figure={figure} filming={filming} label={distance.short} />
      </Panel>
      <Panel title={t("sketch.beside")} text={words.height(filming.height)}>
        <FromBeside figure={figure} filming={filming} />
      </Panel>
    </div>
  );
}

interface PanelProps {
  title: string;
  text: string;
  className?: string;
  children: ReactNode;
}

function Panel({ title, text, className, children }: PanelProps) {
  return (
    <figure className={cn("flex flex-col rounded-xl bg-muted p-4", className)}>
      <div className="flex h-44 items-center justify-center sm:h-56">{children}</div>
      <figcaption className="mt-3 text-sm">
        <span className="block text-muted-foreground">{title}</span>
        <span className="font-medium">{text}</span>
      </figcaption>
    </figure>
  );
}
