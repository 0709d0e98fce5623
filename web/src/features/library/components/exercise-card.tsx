import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import type { ExerciseCard as Card } from "@/features/library/api";
import { useWords } from "@/features/library/words";
import { aliasFound } from "@/lib/search";

import { Thumbnail } from "./thumbnail";

/** One exercise in a list: all of it leads to its page. */
export function ExerciseCard({ exercise, q }: { exercise: Card; q?: string | undefined }) {
  const { t } = useTranslation("library");
  const words = useWords();
  const alias = q === undefined ? undefined : aliasFound(exercise, q);
  return (
    <li className="[contain-intrinsic-size:auto_6rem] [content-visibility:auto]">
      <Link
        to="/exercises/$slug"
        params={{ slug: exercise.slug }}
        className="flex h-full items-center gap-4 rounded-card border bg-card p-3 pr-4 -outline-offset-2 transition-colors hover:border-primary/50 hover:bg-muted/50"
      >
        <Thumbnail slug={exercise.slug} className="size-18 shrink-0" />
        <span className="min-w-0">
          <span className="block leading-snug font-medium">{exercise.name}</span>
          <span className="mt-0.5 block text-sm text-muted-foreground">
            {words.category(exercise.category)}
            {exercise.equipment !== "none" && ` · ${words.equipment(exercise.equipment)}`}
          </span>
          {alias !== undefined && (
            <span className="block text-sm text-muted-foreground">{t("alsoCalled", { name: alias })}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
