import { Link } from "@tanstack/react-router";
import { CloudUpload } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Schema } from "@/client";
import { Page } from "@/components/page";
import { EmptyState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { useCalled } from "@/lib/library";

/** A film that was announced and has not come: its upload was cut off, or goes on in another tab. */
export function AwaitingUpload({ session }: { session: Schema<"SessionState"> }) {
  const { t } = useTranslation("capture");
  const called = useCalled();
  return (
    <Page title={called(session.exerciseName)} width="narrow">
      <EmptyState icon={CloudUpload} title={t("awaiting.title")} text={t("awaiting.text")}>
        <Button asChild size="lg">
          <Link to="/analyses/new">{t("awaiting.again")}</Link>
        </Button>
      </EmptyState>
    </Page>
  );
}
