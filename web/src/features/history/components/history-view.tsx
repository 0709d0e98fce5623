import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { History, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Pager } from "@/components/pager";
import { EmptyState, ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { historyQuery } from "@/features/history/api";
import { changed, isNarrowed, type Filters } from "@/features/history/filters";
import { cn } from "@/lib/cn";

import { FilterBar } from "./filter-bar";
import { RowActions } from "./row-actions";
import { Sessions } from "./sessions";

interface HistoryViewProps {
  filters: Filters;
  onFilter: (filters: Filters) => void;
}

/** All one's analyses, a page at a time. */
export function HistoryView({ filters, onFilter }: HistoryViewProps) {
  const { t } = useTranslation("history");
  const { data, error, refetch, isPlaceholderData } = useQuery(historyQuery(filters));
  const nothing = data?.pagination.total === 0;
  if (nothing && !isNarrowed(filters)) return <Nothing />;
  return (
    <>
      <FilterBar filters={filters} onFilter={onFilter} />
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : nothing ? (
        <EmptyState icon={SearchX} title={t("none.title")} text={t("none.text")} />
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={cn("transition-opacity", isPlaceholderData && "opacity-60")}
        >
          <p role="status" className="mb-3 text-sm text-muted-foreground">
            {t("found", { count: data.pagination.total })}
          </p>
          <Sessions sessions={data.sessions} actions={(session) => <RowActions session={session} />} />
          <Pager pagination={data.pagination} onPage={(page) => onFilter(changed(filters, { page }))} />
        </div>
      )}
    </>
  );
}

function Nothing() {
  const { t } = useTranslation("history");
  return (
    <EmptyState icon={History} title={t("empty.title")} text={t("empty.text")}>
      <Button asChild size="lg">
        <Link to="/analyses/new">{t("empty.film")}</Link>
      </Button>
    </EmptyState>
  );
}

export function Waiting({ rows = 6 }: { rows?: number }) {
  return (
    <div className="grid gap-2">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-18 rounded-card" />
      ))}
    </div>
  );
}
