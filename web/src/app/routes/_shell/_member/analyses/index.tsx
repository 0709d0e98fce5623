import { createFileRoute, Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Button } from "@/components/ui/button";
import { HistoryView } from "@/features/history/components/history-view";
import { filtersOf } from "@/features/history/filters";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/_member/analyses/")({
  validateSearch: filtersOf,
  loader: texts("history"),
  component: HistoryPage,
});

function HistoryPage() {
  const { t } = useTranslation("history");
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page
      title={t("title")}
      actions={
        <Button asChild>
          <Link to="/analyses/new">
            <Plus aria-hidden />
            {t("new")}
          </Link>
        </Button>
      }
    >
      <HistoryView
        filters={filters}
        onFilter={(search) => void navigate({ search, resetScroll: search.page !== filters.page })}
      />
    </Page>
  );
}
