import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Exercise, Movement } from "@/features/capture/api";
import { libraryQuery } from "@/lib/library";
import { isKnown, search } from "@/lib/search";
import { faultText } from "@/lib/texts";

interface Choice extends Movement {
  alias?: string;
}

interface ExercisePickerProps {
  value: Movement | null;
  onChange: (movement: Movement | null) => void;
  fault?: string | undefined;
}

const NOTHING: Exercise[] = [];
/** As the server: a name is one line. */
const LONGEST_NAME = 100;
const SHORTEST_NAME = 3;
/** Choices at a time: more than that nobody reads. */
const MOST = 30;

/** Type, and choose; what the library does not know can be named, too. */
export function ExercisePicker({ value, onChange, fault }: ExercisePickerProps) {
  const { t } = useTranslation("capture");
  const { t: common } = useTranslation();
  const { data: library = NOTHING, error, isPending } = useQuery(libraryQuery);
  const [typed, setTyped] = useState("");
  const choices = useMemo(() => choicesFor(library, typed), [library, typed]);
  return (
    <div className="grid gap-3">
      <Field
        label={t("exercise.label")}
        hint={value?.exercise === null ? t("exercise.unknown") : t("exercise.hint")}
        fault={fault ?? (error ? faultText(common, error) : undefined)}
      >
        {(control) => (
          <Combobox
            {...control}
            items={choices}
            value={value}
            onChange={onChange}
            onType={(text) => {
              setTyped(text);
              if (text === "") onChange(null);
            }}
            keyOf={({ name, exercise }) => exercise?.slug ?? `named ${name}`}
            nameOf={({ name }) => name}
            render={(choice) => <Line choice={choice} />}
            placeholder={t("exercise.placeholder")}
            loading={isPending}
          />
        )}
      </Field>
      {value === null && <Popular library={library} onChoose={onChange} />}
    </div>
  );
}

function Line({ choice: { name, exercise, alias } }: { choice: Choice }) {
  const { t } = useTranslation("capture");
  return (
    <span className="flex items-baseline gap-2">
      {exercise === null && <span aria-hidden>+</span>}
      <span className="min-w-0">
        {exercise === null ? t("exercise.other", { name }) : name}
        {alias !== undefined && (
          <span className="block text-sm text-muted-foreground">{t("exercise.alias", { alias })}</span>
        )}
      </span>
    </span>
  );
}

function Popular({ library, onChoose }: { library: Exercise[]; onChoose: (movement: Movement) => void }) {
  const { t } = useTranslation("capture");
  const popular = library.filter(({ isPopular }) => isPopular);
  return (
    <div role="group" aria-label={t("exercise.popular")} className="flex min-h-11 flex-wrap gap-2">
      {popular.map((exercise) => (
        <Button
          key={exercise.slug}
          variant="soft"
          className="px-4"
          onClick={() => onChoose({ name: exercise.name, exercise })}
        >
          {exercise.name}
        </Button>
      ))}
    </div>
  );
}

function choicesFor(library: Exercise[], typed: string): Choice[] {
  const found = search(library, typed)
    .slice(0, MOST)
    .map(({ exercise, alias }): Choice => ({
      name: exercise.name,
      exercise,
      ...(alias !== undefined && { alias }),
    }));
  const name = typed.trim().slice(0, LONGEST_NAME);
  const isOwn = library.length > 0 && name.length >= SHORTEST_NAME && !isKnown(library, name);
  return isOwn ? [...found, { name, exercise: null }] : found;
}
