import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";

/** Asks before an upload is given up by going elsewhere. */
export function LeaveGuard({ isRunning }: { isRunning: () => boolean }) {
  const { t } = useTranslation("capture");
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isRunning() && current.pathname !== next.pathname,
    enableBeforeUnload: isRunning,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Dialog open onOpenChange={(open) => !open && leaving.reset()}>
      <DialogContent role="alertdialog" title={t("leave.title")} text={t("leave.text")}>
        <DialogActions>
          <Button variant="secondary" onClick={leaving.proceed}>
            {t("leave.go")}
          </Button>
          <Button onClick={leaving.reset}>{t("leave.stay")}</Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
