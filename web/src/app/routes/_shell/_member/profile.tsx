import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Security } from "@/features/account/components/security";
import { ThisApp } from "@/features/account/components/this-app";
import { You } from "@/features/account/components/you";
import { YourData } from "@/features/account/components/your-data";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/_member/profile")({
  loader: texts("account"),
  component: ProfilePage,
});

function ProfilePage() {
  const { t } = useTranslation("account");
  return (
    <Page title={t("profile.title")} width="narrow">
      <div className="grid gap-10">
        <You />
        <ThisApp />
        <Security />
        <YourData />
      </div>
    </Page>
  );
}
