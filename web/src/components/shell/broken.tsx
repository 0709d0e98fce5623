import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { Compass, Unplug, WifiOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/client";
import { EmptyState, ErrorState } from "@/components/states";
import { Title } from "@/components/title";
import { Button } from "@/components/ui/button";
import { isLost } from "@/lib/lost-parts";

/** In place of a page that threw. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof ApiError)
    return error.status === 404 ? <Missing /> : <ErrorState error={error} onRetry={reset} />;
  const lost = isLost(error);
  const about = lost ? "unreached" : "crashed";
  const again = () => {
    if (!lost) reset();
    else if (navigator.onLine) window.location.reload(); // without a line nothing of ours would be left
  };
  return (
    <div role="alert">
      <Title>{t(`${about}.title`)}</Title>
      <EmptyState
        heading="h1"
        icon={lost ? WifiOff : Unplug}
        title={t(`${about}.title`)}
        text={t(`${about}.text`)}
      >
        <Button onClick={again}>{t("action.retry")}</Button>
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {t("action.reload")}
        </Button>
      </EmptyState>
    </div>
  );
}

/** In place of a page that is not there. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <Title>{t("notFound.title")}</Title>
      <EmptyState heading="h1" icon={Compass} title={t("notFound.title")} text={t("notFound.text")}>
        <Button asChild>
          <Link to="/">{t("action.home")}</Link>
        </Button>
      </EmptyState>
    </>
  );
}
