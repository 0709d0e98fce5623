import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toasts";
import { deadLettersQuery, useTryAgain, type DeadLetter } from "@/features/admin/api";
import { causeName } from "@/features/admin/causes";
import { useCalled } from "@/lib/library";
import { faultText, useFormat } from "@/lib/texts";

/** Work that ended by a fault of ours, to be tried again. */
export function DeadLetters() {
  const { t } = useTranslation("admin");
  const { data, error, refetch } = useQuery(deadLettersQuery);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="h-16" />;
  if (data.deadLetters.length === 0) return <p className="text-muted-foreground">{t("letters.none")}</p>;
  return (
    <ul>
      {data.deadLetters.map((letter) => (
        <Letter key={`${letter.sessionId} ${letter.work}`} letter={letter} />
      ))}
    </ul>
  );
}

function Letter({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation("admin");
  const { t: common } = useTranslation();
  const format = useFormat();
  const again = useTryAgain();
  const called = useCalled();
  const tell = (error: unknown) => toast(faultText(common, error), { tone: "danger" });
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b py-3 last:border-0">
      <div className="min-w-0">
        <p className="font-medium">
          {called(letter.exerciseName)} · {t(`letters.${letter.work}`)}
        </p>
        <p className="text-sm text-muted-foreground">
          {[causeName(t, letter.cause), letter.detail, letter.failedAt && format.dateTime(letter.failedAt)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <Button
        size="sm"
        variant="secondary"
        busy={again.isPending}
        onClick={() => again.mutate(letter.sessionId, { onError: tell })}
      >
        {common("action.retry")}
      </Button>
    </li>
  );
}
