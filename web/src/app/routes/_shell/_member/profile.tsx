import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { SignOutButton } from "@/features/account/components/sign-out-button";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/_member/profile")({
  loader: texts("account"),
  component: ProfilePage,
});

function ProfilePage() {
  const { t } = useTranslation("account");
  return (
    <Page title={t("profile.title")} width="narrow">
      <SignOutButton />
    </Page>
  );
}
