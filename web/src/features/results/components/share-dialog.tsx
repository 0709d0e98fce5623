import { Download, Share2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useShareCard } from "@/features/results/share/use-share-card";
import { save } from "@/lib/save";

/** One page to share, drawn here and shown before it goes anywhere. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("results");
  const { picture, name } = useShareCard();
  const file = picture && new File([picture.file], t("share.file", { name }), { type: "image/png" });
  const canShare = file !== null && "canShare" in navigator && navigator.canShare({ files: [file] });
  const send = () => file && navigator.share({ files: [file] }).catch(() => undefined); // closed without sending
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t("share.title")} text={t("share.text")}>
        <div className="mt-5 flex justify-center">
          {picture === null ? (
            <Skeleton className="aspect-4/5 h-[52dvh] rounded-2xl" />
          ) : (
            <img src={picture.url} alt={t("share.alt")} className="aspect-4/5 h-[52dvh] rounded-2xl border" />
          )}
        </div>
        <DialogActions>
          {canShare && (
            <Button variant="secondary" onClick={send}>
              <Share2 aria-hidden />
              {t("share.send")}
            </Button>
          )}
          <Button onClick={() => file && save(file, file.name)} disabled={file === null}>
            <Download aria-hidden />
            {t("share.save")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
