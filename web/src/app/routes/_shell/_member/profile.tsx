import { createFileRoute, Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useSession } from "@/client";
import { Page } from "@/components/page";
import { ADMIN } from "@/components/shell/nav";
import { Button } from "@/components/ui/button";
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
  const admin = useSession()?.role === "admin";
  return (
    <Page title={t("profile.title")} width="narrow" actions={admin ? <AdminLink /> : undefined}>
      <div className="grid grid-cols-1 gap-10">
        <You />
        <ThisApp />
        <Security />
        <YourData />
      </div>
    </Page>
  );
}

/** Where the way around is a bar below, which has no room for it. */
function AdminLink() {
  const { t } = useTranslation();
  return (
    <Button asChild variant="secondary" className="lg:hidden">
      <Link to={ADMIN.to}>
        <ADMIN.icon aria-hidden />
        {t("nav.admin")}
      </Link>
    </Button>
  );
}
