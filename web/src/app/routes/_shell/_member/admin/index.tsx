import { createFileRoute } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Analytics } from "@/features/admin/components/analytics";
import { Places } from "@/features/admin/components/places";
import { SPANS } from "@/features/admin/days";
import { texts } from "@/lib/texts";

interface Search {
  days?: number;
}

export const Route = createFileRoute("/_shell/_member/admin/")({
  validateSearch: (search): Search => {
    const days = SPANS.find((span) => span === String(search.days));
    return days === undefined ? {} : { days: Number(days) };
  },
  loader: texts("admin"),
  component: AdminPage,
});

function AdminPage() {
  const { t } = useTranslation("admin");
  const { days = 30 } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page title={t("title")} tab={t("analytics")} width="wide">
      <Places />
      <Analytics
        span={SPANS.find((span) => span === String(days)) ?? "30"}
        onSpan={(span) =>
          void navigate({ search: { days: Number(span) }, replace: true, resetScroll: false })
        }
      />
    </Page>
  );
}
