import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { filmedQuery } from "@/features/history/api";
import { changed, isNarrowed, STATUSES, type Filters } from "@/features/history/filters";
import { useCalled } from "@/lib/library";

interface FilterBarProps {
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

export function FilterBar({ filters, onFilter }: FilterBarProps) {
  const { t } = useTranslation("history");
  const called = useCalled();
  const { data: filmed = [] } = useQuery(filmedQuery);
  const change = (name: keyof Filters) => (event: { target: { value: string } }) =>
    onFilter(changed(filters, { [name]: event.target.value }));
  return (
    <search className="mb-6 grid grid-cols-2 gap-3 lg:grid-cols-[1.4fr_1fr_1fr_1fr_auto]">
      <Field label={t("filter.exercise")} className="min-w-0">
        {(control) => (
          <Select {...control} value={filters.exercise ?? ""} onChange={change("exercise")}>
            <option value="">{t("filter.anyExercise")}</option>
            {filmed.map(
              ({ exerciseId, exerciseName }) =>
                exerciseId !== null && (
                  <option key={exerciseId} value={exerciseId}>
                    {called(exerciseName)}
                  </option>
                ),
            )}
          </Select>
        )}
      </Field>
      <Field label={t("filter.status")} className="min-w-0">
        {(control) => (
          <Select {...control} value={filters.status ?? ""} onChange={change("status")}>
            <option value="">{t("filter.anyStatus")}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(`status.${status}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("filter.from")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max={filters.to}
            value={filters.from ?? ""}
            onChange={change("from")}
          />
        )}
      </Field>
      <Field label={t("filter.to")}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={filters.from}
            value={filters.to ?? ""}
            onChange={change("to")}
          />
        )}
      </Field>
      {isNarrowed(filters) && (
        <Button variant="ghost" className="col-span-2 self-end lg:col-span-1" onClick={() => onFilter({})}>
          <X aria-hidden />
          {t("filter.clear")}
        </Button>
      )}
    </search>
  );
}
