import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { SessionState } from "@/features/results/types";

/** An analysis that is not over. */
export function Waiting({ session }: { session: SessionState }) {
  const { t } = useTranslation("results");
  const left = session.estimatedTimeRemaining;
  return (
    <Page title={session.exerciseName} width="narrow">
      <Card>
        <h2 className="text-lg font-semibold">{t("waiting.title")}</h2>
        <p className="mt-1 mb-5 text-muted-foreground">{t("waiting.text")}</p>
        <Progress label={t("waiting.title")} value={session.progress} />
        {left !== null && (
          <p className="mt-2 text-sm text-muted-foreground tabular">{t("waiting.left", { count: left })}</p>
        )}
      </Card>
    </Page>
  );
}
