import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { texts } from "@/lib/texts";

import { Home } from "./-home";

export const Route = createFileRoute("/_shell/_member/home")({
  loader: texts("home", "history", "progress"),
  component: HomePage,
});

function HomePage() {
  const { t } = useTranslation("home");
  return (
    <Page title={t("title")}>
      <Home />
    </Page>
  );
}
