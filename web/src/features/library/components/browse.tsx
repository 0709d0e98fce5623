import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { EmptyState, ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ExerciseCard as Card } from "@/features/library/api";
import { CATEGORIES, equipmentOf, type Filters as Narrowed } from "@/features/library/filters";
import { found } from "@/features/library/search";
import { useWords } from "@/features/library/words";
import { libraryQuery } from "@/lib/library";

import { ExerciseCard } from "./exercise-card";
import { Filters } from "./filters";

interface BrowseProps {
  filters: Narrowed;
  onFilter: (filters: Narrowed) => void;
}

/** The library: what one looks for, or all of it, popular exercises first. */
export function Browse({ filters, onFilter }: BrowseProps) {
  const { data, error, refetch } = useQuery(libraryQuery);
  const equipment = useMemo(() => equipmentOf(data ?? []), [data]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Filters filters={filters} equipment={equipment} onChange={onFilter} />
      {data ? <Shown exercises={data} filters={filters} onClear={() => onFilter({})} /> : <Waiting />}
    </>
  );
}

function Shown({
  exercises,
  filters,
  onClear,
}: {
  exercises: Card[];
  filters: Narrowed;
  onClear: () => void;
}) {
  const { t } = useTranslation("library");
  const narrowed = useDeferredValue(filters);
  const fitting = useMemo(() => found(exercises, narrowed), [exercises, narrowed]);
  const asked = Object.keys(narrowed).length > 0;
  return (
    <>
      <p role="status" className={asked ? "mb-4 text-muted-foreground" : "sr-only"}>
        {t("found", { count: fitting.length })}
      </p>
      {fitting.length === 0 && (
        <EmptyState icon={SearchX} title={t("none.title")} text={t("none.text")}>
          <Button variant="secondary" onClick={onClear}>
            {t("none.clear")}
          </Button>
        </EmptyState>
      )}
      {asked ? <Cards exercises={fitting} q={narrowed.q} /> : <Shelves exercises={exercises} />}
    </>
  );
}

/** All of it: popular exercises, then by category. */
function Shelves({ exercises }: { exercises: Card[] }) {
  const { t } = useTranslation("library");
  const words = useWords();
  const shelves = [
    { name: t("popular"), cards: exercises.filter((one) => one.isPopular) },
    ...CATEGORIES.map((category) => ({
      name: words.category(category),
      cards: exercises.filter((one) => one.category === category && !one.isPopular),
    })),
  ];
  return (
    <div className="grid grid-cols-1 gap-10">
      {shelves.map(({ name, cards }) => (
        <section key={name} aria-label={name}>
          <h2 className="mb-4 text-lg font-semibold">
            {name} <span className="font-normal text-muted-foreground tabular">{cards.length}</span>
          </h2>
          <Cards exercises={cards} />
        </section>
      ))}
    </div>
  );
}

function Cards({ exercises, q }: { exercises: Card[]; q?: string | undefined }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {exercises.map((exercise) => (
        <ExerciseCard key={exercise.id} exercise={exercise} q={q} />
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {Array.from({ length: 12 }, (_, index) => (
        <Skeleton key={index} className="h-24 rounded-card" />
      ))}
    </div>
  );
}
