import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { ProgressView } from "@/features/progress/components/progress-view";
import { texts } from "@/lib/texts";

interface Search {
  /** The exercise whose trend is looked at, by its name: some have no id. */
  exercise?: string;
}

export const Route = createFileRoute("/_shell/_member/progress")({
  validateSearch: (search): Search =>
    typeof search.exercise === "string" ? { exercise: search.exercise } : {},
  loader: texts("progress"),
  component: ProgressPage,
});

function ProgressPage() {
  const { t } = useTranslation("progress");
  const { exercise } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page title={t("title")} width="wide">
      <ProgressView
        chosen={exercise}
        onChoose={(name) => void navigate({ search: { exercise: name }, replace: true, resetScroll: false })}
      />
    </Page>
  );
}
