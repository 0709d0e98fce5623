import { Link } from "@tanstack/react-router";
import { FilmIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { randomId } from "@/client";
import { Page } from "@/components/page";
import { EmptyState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import { useRetry } from "@/features/results/api";
import { causeText } from "@/features/results/causes";
import type { SessionState } from "@/features/results/types";
import { useCalled } from "@/lib/library";
import { faultText, useFormat } from "@/lib/texts";

import { DeleteButton } from "./delete-button";

interface FailedPageProps {
  session: SessionState;
  /** What is wrong with the film, where that is why. */
  refusal: string | null;
}

/** An analysis that came to nothing: why, and the ways on. */
export function FailedPage({ session, refusal }: FailedPageProps) {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const format = useFormat();
  const called = useCalled();
  const [key, setKey] = useState(randomId);
  const retry = useRetry(session.id, key);
  const why = refusal ?? causeText(t, session.errorCode) ?? session.errorMessage;
  const again = () =>
    retry.mutate(undefined, {
      onError: (error) => toast(faultText(common, error), { tone: "danger" }),
      onSettled: () => setKey(randomId()),
    });
  return (
    <Page title={called(session.exerciseName)} text={format.dateTime(session.createdAt)}>
      <EmptyState icon={FilmIcon} title={t("failed.title")} text={why ?? common("fault.PROCESSING_ERROR")}>
        <Button busy={retry.isPending} onClick={again}>
          {common("action.retry")}
        </Button>
        <Button variant="secondary" asChild>
          <Link to="/analyses/new">{t("failed.film")}</Link>
        </Button>
        <DeleteButton sessionId={session.id}>
          <Button variant="ghost">{common("action.delete")}</Button>
        </DeleteButton>
      </EmptyState>
    </Page>
  );
}
