import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";

interface LeaveGuardProps {
  isUploading: () => boolean;
  /** Whether there is a recording that is nowhere else. */
  isUnsaved: () => boolean;
}

/** Asks before an upload, or a recording, is given up by going elsewhere. */
export function LeaveGuard({ isUploading, isUnsaved }: LeaveGuardProps) {
  const { t } = useTranslation("capture");
  const isLost = () => isUploading() || isUnsaved();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isLost() && current.pathname !== next.pathname,
    enableBeforeUnload: isLost,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  const what = isUploading() ? "upload" : "recording";
  return (
    <Dialog open onOpenChange={(open) => !open && leaving.reset()}>
      <DialogContent role="alertdialog" title={t(`leave.${what}.title`)} text={t(`leave.${what}.text`)}>
        <DialogActions>
          <Button variant="secondary" onClick={leaving.proceed}>
            {t("leave.go")}
          </Button>
          <Button onClick={leaving.reset}>{t(`leave.${what}.stay`)}</Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
