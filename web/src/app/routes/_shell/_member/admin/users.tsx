import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { useSession } from "@/client";
import { Page } from "@/components/page";
import { People } from "@/features/admin/components/people";
import { Places } from "@/features/admin/components/places";
import { wantedOf } from "@/features/admin/wanted";
import { texts } from "@/lib/texts";

export const Route = createFileRoute("/_shell/_member/admin/users")({
  validateSearch: wantedOf,
  loader: texts("admin"),
  component: PeoplePage,
});

function PeoplePage() {
  const { t } = useTranslation("admin");
  const wanted = Route.useSearch();
  const navigate = Route.useNavigate();
  const session = useSession();
  return (
    <Page title={t("title")} tab={t("people.title")} width="wide">
      <Places />
      <People
        wanted={wanted}
        ownId={session?.userId}
        onWant={(search) => void navigate({ search, replace: true, resetScroll: false })}
      />
    </Page>
  );
}
