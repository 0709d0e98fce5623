import { Camera } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { ApiError, type Profile } from "@/client";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toasts";
import { useChangePicture } from "@/features/account/api";
import { WHOLE } from "@/features/account/crop";
import { cut, decoded, KINDS } from "@/features/account/draw";
import { faultText } from "@/lib/texts";

import { CropFrame } from "./crop-frame";

/** The person's picture, and the way to another one. */
export function Picture({ profile }: { profile: Profile }) {
  const { t } = useTranslation("account");
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      setChosen(await decoded(file));
    } catch {
      toast(t(KINDS.includes(file.type) ? "picture.unreadable" : "picture.kind"), { tone: "danger" });
    }
  };
  return (
    <div className="flex items-center gap-5">
      <Avatar
        name={profile.firstName ?? profile.username}
        src={profile.profileImageUrl}
        className="size-20 text-3xl"
      />
      <Button variant="secondary" size="sm" onClick={() => input.current?.click()}>
        <Camera aria-hidden />
        {t(profile.profileImageUrl === null ? "picture.choose" : "picture.change")}
      </Button>
      <input
        ref={input}
        type="file"
        accept={KINDS.join(",")}
        className="hidden"
        aria-label={t("picture.choose")}
        onChange={(event) => {
          void choose(event.target.files?.[0]);
          event.target.value = ""; // the same file may be chosen again
        }}
      />
      <CropDialog key={chosen ? "open" : "closed"} picture={chosen} onDone={() => setChosen(null)} />
    </div>
  );
}

function CropDialog({ picture, onDone }: { picture: ImageBitmap | null; onDone: () => void }) {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const [crop, setCrop] = useState(WHOLE);
  const change = useChangePicture();
  const use = async () => {
    if (picture === null) return;
    try {
      await change.mutateAsync(await cut(picture, crop));
      toast(t("picture.saved"));
      onDone();
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 422;
      toast(refused ? t("picture.refused") : faultText(common, error), { tone: "danger" });
    }
  };
  return (
    <Dialog open={picture !== null} onOpenChange={(open) => !open && onDone()}>
      <DialogContent title={t("picture.cropTitle")} text={t("picture.cropText")}>
        {picture && <CropFrame picture={picture} crop={crop} onChange={setCrop} />}
        <DialogActions>
          <DialogClose asChild>
            <Button variant="secondary">{common("action.cancel")}</Button>
          </DialogClose>
          <Button busy={change.isPending} onClick={use}>
            {t("picture.use")}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}
