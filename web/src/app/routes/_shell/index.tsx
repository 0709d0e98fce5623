import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { visitorsOnly } from "@/app/guards";
import { Title } from "@/components/title";
import { Landing } from "@/features/landing/components/landing";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/")({
  beforeLoad: visitorsOnly,
  loader: texts("landing"),
  component: LandingPage,
  codeSplitGroupings: [],
});

function LandingPage() {
  const { t } = useTranslation("landing");
  return (
    <>
      <Title>{t("tab")}</Title>
      <Landing />
    </>
  );
}
