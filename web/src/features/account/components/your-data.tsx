import { Download, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Section, Setting } from "@/components/section";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toasts";
import { useExport } from "@/features/account/api";
import { faultText } from "@/lib/texts";

import { EraseForm } from "./erase-form";

/** Taking it along, and taking it away. */
export function YourData() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const exporting = useExport();
  const failed = (error: Error) => toast(faultText(common, error), { tone: "danger" });
  return (
    <Section title={t("data.title")} text={t("data.text")}>
      <Setting label={t("data.export")} text={t(exporting.isPending ? "data.exporting" : "data.exportText")}>
        <Button
          variant="secondary"
          busy={exporting.isPending}
          onClick={() => exporting.mutate(undefined, { onError: failed })}
        >
          {!exporting.isPending && <Download aria-hidden />}
          {t("data.exportAction")}
        </Button>
      </Setting>
      <Setting label={t("data.erase")} text={t("data.eraseText")}>
        <Dialog>
          <DialogTrigger asChild>
            <Button variant="secondary" className="text-danger">
              <Trash2 aria-hidden />
              {t("data.eraseAction")}
            </Button>
          </DialogTrigger>
          <DialogContent title={t("data.eraseTitle")} text={t("data.eraseWarn")}>
            <EraseForm />
          </DialogContent>
        </Dialog>
      </Setting>
    </Section>
  );
}
