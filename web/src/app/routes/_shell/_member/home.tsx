import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { FirstSet } from "@/features/home/components/first-set";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/_member/home")({ loader: texts("home"), component: HomePage });

function HomePage() {
  const { t } = useTranslation("home");
  return (
    <Page title={t("title")}>
      <FirstSet />
    </Page>
  );
}
