import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "./button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "./dialog";

interface ConfirmProps {
  /** What opens it. */
  children: ReactElement;
  title: ReactNode;
  text: ReactNode;
  /** The word on the button: what will be done, as "Delete". */
  action: string;
  danger?: boolean;
  /** The dialog stays open, and busy, until this is over; it closes when it went well. */
  onConfirm: () => Promise<unknown>;
}

/** Asks before something that cannot be undone. */
export function Confirm({ children, title, text, action, danger = true, onConfirm }: ConfirmProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      setOpen(false);
    } catch {
      // whoever was asked to do it says what went wrong
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{children}</DialogTrigger>
      <DialogContent role="alertdialog" title={title} text={text}>
        <DialogActions>
          <DialogClose asChild>
            <Button variant="secondary">{t("action.cancel")}</Button>
          </DialogClose>
          <Button variant={danger ? "danger" : "primary"} busy={busy} onClick={confirm}>
            {action}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
