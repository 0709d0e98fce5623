import { Download, Share2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogContent } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useShareCard } from "@/features/results/share/use-share-card";

/** One page to share, drawn here and shown before it goes anywhere. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("results");
  const { picture, name } = useShareCard();
  const url = usePictureUrl(picture);
  const file = picture && new File([picture], t("share.file", { name }), { type: "image/png" });
  const canShare = file !== null && "canShare" in navigator && navigator.canShare({ files: [file] });
  const save = () => {
    if (url === null || file === null) return;
    const link = document.createElement("a");
    link.href = url;
    link.download = file.name;
    link.click();
  };
  const send = () => file && navigator.share({ files: [file] }).catch(() => undefined); // closed without sending
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t("share.title")} text={t("share.text")}>
        <div className="mt-5 flex justify-center">
          {url === null ? (
            <Skeleton className="aspect-4/5 h-[52dvh] rounded-2xl" />
          ) : (
            <img src={url} alt={t("share.alt")} className="aspect-4/5 h-[52dvh] rounded-2xl border" />
          )}
        </div>
        <DialogActions>
          {canShare && (
            <Button variant="secondary" onClick={send}>
              <Share2 aria-hidden />
              {t("share.send")}
            </Button>
          )}
          <Button onClick={save} disabled={url === null}>
            <Download aria-hidden />
            {t("share.save")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

function usePictureUrl(picture: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (picture === null) return undefined;
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}
