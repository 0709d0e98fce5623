import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Browse } from "@/features/library/components/browse";
import { filtersOf } from "@/features/library/filters";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/exercises/")({
  validateSearch: filtersOf,
  loader: texts("library"),
  component: ExercisesPage,
});

function ExercisesPage() {
  const { t } = useTranslation("library");
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page title={t("title")} text={t("text")} width="wide">
      <Browse
        filters={filters}
        onFilter={(next) =>
          void navigate({ search: filtersOf({ ...next }), replace: true, resetScroll: false })
        }
      />
    </Page>
  );
}
