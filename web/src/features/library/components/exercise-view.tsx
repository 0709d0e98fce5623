import { Link } from "@tanstack/react-router";
import { ArrowLeft, Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Section } from "@/components/section";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Exercise } from "@/features/library/api";
import { useWords } from "@/features/library/words";

import { Accuracy } from "./accuracy";
import { CameraSketch } from "./camera-sketch";
import { Judged } from "./judged";

/** Everything about one exercise. */
export function ExerciseView({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation("library");
  return (
    <Page
      title={exercise.name}
      text={exercise.description ?? undefined}
      actions={
        <Button asChild size="lg">
          <Link to="/analyses/new" search={{ exercise: exercise.slug }}>
            <Video aria-hidden />
            {t("film")}
          </Link>
        </Button>
      }
    >
      <Facts exercise={exercise} />
      <div className="grid grid-cols-1 gap-10">
        <Section title={t("howToFilm")} text={exercise.howToFilm}>
          <CameraSketch exercise={exercise} />
        </Section>
        <Section title={t("measured.title")} text={t("measured.text")}>
          <Measured exercise={exercise} />
        </Section>
        <Section title={t("judged.title")} text={t("judged.text")}>
          <Judged exercise={exercise} />
        </Section>
        <Section title={t("accuracy.title")} text={t("accuracy.text")}>
          <Accuracy card={exercise.accuracy} held={exercise.kind === "hold"} />
        </Section>
      </div>
      <Button asChild variant="ghost" className="mt-8 -ml-5">
        <Link to="/exercises">
          <ArrowLeft aria-hidden />
          {t("back")}
        </Link>
      </Button>
    </Page>
  );
}

function Facts({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation("library");
  const words = useWords();
  return (
    <div className="-mt-2 mb-8">
      <ul className="flex flex-wrap gap-2">
        {[
          words.category(exercise.category),
          words.equipment(exercise.equipment),
          exercise.kind === "hold" ? t("kind.hold") : t("kind.reps"),
        ].map((fact) => (
          <li key={fact}>
            <Badge>{fact}</Badge>
          </li>
        ))}
      </ul>
      {exercise.aliases.length > 0 && (
        <p className="mt-3 text-[0.9375rem] text-muted-foreground">
          {t("alsoCalled", { name: exercise.aliases.join(", ") })}
        </p>
      )}
    </div>
  );
}

function Measured({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation("library");
  if (exercise.metrics.length === 0) return <p className="text-muted-foreground">{t("measured.nothing")}</p>;
  return (
    <dl className="grid gap-x-10 sm:grid-cols-2">
      {exercise.metrics.map((metric) => (
        <div key={metric.name} className="flex items-baseline justify-between gap-4 border-b py-2.5">
          <dt>{metric.name}</dt>
          <dd className="text-right text-[0.9375rem] text-muted-foreground">{metric.target}</dd>
        </div>
      ))}
    </dl>
  );
}
