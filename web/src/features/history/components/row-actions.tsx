import { RotateCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { randomId } from "@/client";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toasts";
import { useRemove, useRetry, type Entry } from "@/features/history/api";
import { useCalled } from "@/lib/library";
import { faultText } from "@/lib/texts";

/** What can be done with an analysis from the list: try a failed one again, delete it. */
export function RowActions({ session }: { session: Entry }) {
  return (
    <>
      {session.status === "failed" && <Retry session={session} />}
      <Remove session={session} />
    </>
  );
}

function Retry({ session }: { session: Entry }) {
  const { t } = useTranslation("history");
  const { t: common } = useTranslation();
  const called = useCalled();
  const [key, setKey] = useState(randomId);
  const retry = useRetry();
  const again = () =>
    retry.mutate(
      { sessionId: session.id, key },
      {
        onSuccess: () => toast(t("retried")),
        onError: (error) => toast(faultText(common, error), { tone: "danger" }),
        onSettled: () => setKey(randomId()),
      },
    );
  return (
    <Button
      variant="ghost"
      size="icon"
      busy={retry.isPending}
      aria-label={t("retry", { name: called(session.exerciseName) })}
      onClick={again}
    >
      {!retry.isPending && <RotateCw aria-hidden />}
    </Button>
  );
}

function Remove({ session }: { session: Entry }) {
  const { t } = useTranslation("history");
  const { t: common } = useTranslation();
  const called = useCalled();
  const remove = useRemove();
  const confirmed = async () => {
    try {
      await remove.mutateAsync(session.id);
      toast(t("deleted"));
    } catch (error) {
      toast(faultText(common, error), { tone: "danger" });
      throw error;
    }
  };
  return (
    <Confirm
      title={t("delete.title")}
      text={t("delete.text")}
      action={common("action.delete")}
      onConfirm={confirmed}
    >
      <Button
        variant="ghost"
        size="icon"
        aria-label={t("delete.label", { name: called(session.exerciseName) })}
        className="text-muted-foreground hover:text-danger"
      >
        <Trash2 aria-hidden />
      </Button>
    </Confirm>
  );
}
