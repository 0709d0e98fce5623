import { Link } from "@tanstack/react-router";
import { Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/states";
import { Button } from "@/components/ui/button";

/** For who has filmed nothing yet. */
export function FirstSet() {
  const { t } = useTranslation("home");
  return (
    <EmptyState icon={Video} title={t("empty.title")} text={t("empty.text")}>
      <Button asChild size="lg">
        <Link to="/analyses/new">{t("empty.film")}</Link>
      </Button>
      <Button asChild size="lg" variant="secondary">
        <Link to="/exercises">{t("empty.browse")}</Link>
      </Button>
    </EmptyState>
  );
}
