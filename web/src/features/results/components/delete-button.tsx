import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toasts";
import { useDelete } from "@/features/results/api";
import { faultText } from "@/lib/texts";

/** Deletes an analysis with its film, after asking. */
export function DeleteButton({ sessionId, children }: { sessionId: string; children: ReactElement }) {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const remove = useDelete(sessionId);
  const confirmed = async () => {
    try {
      await remove.mutateAsync();
      toast(t("delete.done"));
      await navigate({ to: "/analyses", replace: true });
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
      {children}
    </Confirm>
  );
}
