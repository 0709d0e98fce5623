import { Search, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { CATEGORIES, type Category, type Filters as Narrowed } from "@/features/library/filters";
import { useWords } from "@/features/library/words";

interface FiltersProps {
  filters: Narrowed;
  equipment: string[];
  onChange: (filters: Narrowed) => void;
}

const ALL = "all";

export function Filters({ filters, equipment, onChange }: FiltersProps) {
  const { t } = useTranslation("library");
  const words = useWords();
  const categories = [ALL, ...CATEGORIES].map((value) => ({
    value,
    label: value === ALL ? t("all") : words.category(value),
  }));
  return (
    <search className="mb-8 grid gap-3">
      <Typed q={filters.q ?? ""} onChange={(q) => onChange({ ...filters, q })} />
      <div className="flex flex-wrap items-center gap-3">
        <div className="-mx-4 max-w-[100vw] overflow-x-auto px-4 sm:mx-0 sm:px-0">
          <Segmented
            label={t("categories")}
            value={filters.category ?? ALL}
            choices={categories}
            className="max-w-none"
            onChange={(value) => onChange({ ...filters, category: value as Category })} // "all" is none of them
          />
        </div>
        <Select
          aria-label={t("equipmentLabel")}
          value={filters.equipment ?? ""}
          className="w-full sm:w-56"
          onChange={(event) => onChange({ ...filters, equipment: event.target.value })}
        >
          <option value="">{t("anyEquipment")}</option>
          {equipment.map((name) => (
            <option key={name} value={name}>
              {words.equipment(name)}
            </option>
          ))}
        </Select>
      </div>
    </search>
  );
}

function Typed({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation("library");
  const { t: common } = useTranslation();
  const id = useId();
  return (
    <div className="relative">
      <label htmlFor={id} className="sr-only">
        {t("search")}
      </label>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        id={id}
        type="search"
        value={q}
        onChange={(event) => onChange(event.target.value)}
        placeholder={t("placeholder")}
        autoComplete="off"
        spellCheck={false}
        className="h-13 rounded-full px-12 [&::-webkit-search-cancel-button]:hidden"
      />
      {q !== "" && (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={common("action.clear")}
          className="absolute top-2 right-2"
          onClick={() => onChange("")}
        >
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
