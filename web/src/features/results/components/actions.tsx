import { Columns2, Download, Share2, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { answer, api } from "@/client";
import { Later } from "@/components/later";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toasts";
import type { Results } from "@/features/results/types";
import { useCalled } from "@/lib/library";
import { save } from "@/lib/save";
import { faultText } from "@/lib/texts";

import { DeleteButton } from "./delete-button";

const shareDialog = () => import("./share-dialog");

interface ActionsProps {
  results: Results;
  onCompare: () => void;
}

/** What can be done with a result. */
export function Actions({ results, onCompare }: ActionsProps) {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const [sharing, setSharing] = useState(false);
  const { session } = results;
  return (
    <>
      {session.exerciseId !== null && (
        <Button variant="secondary" onClick={onCompare}>
          <Columns2 aria-hidden />
          {t("compare.open")}
        </Button>
      )}
      <Button variant="secondary" onClick={() => setSharing(true)}>
        <Share2 aria-hidden />
        {t("share.open")}
      </Button>
      <DownloadButton results={results} />
      <DeleteButton sessionId={session.id}>
        <Button variant="ghost" size="icon" aria-label={common("action.delete")}>
          <Trash2 aria-hidden />
        </Button>
      </DeleteButton>
      {sharing && (
        <Later load={shareDialog} onLost={() => setSharing(false)}>
          {(ShareDialog) => <ShareDialog onClose={() => setSharing(false)} />}
        </Later>
      )}
    </>
  );
}

/** Saves the clip with the skeleton drawn in. Its link is asked for anew: the one at hand may be too old; and it is fetched: a link to a store of another host would be opened instead. */
function DownloadButton({ results }: { results: Results }) {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const called = useCalled();
  const [busy, setBusy] = useState(false);
  const { id, exerciseName } = results.session;
  const download = async () => {
    setBusy(true);
    try {
      const fresh = await answer(
        api.GET("/v1/analysis/sessions/{sessionId}/results", { params: { path: { sessionId: id } } }),
      );
      const url = fresh.session.annotatedVideoUrl;
      if (url === null) toast(t("download.notYet"));
      else save(await fetch(url).then((response) => response.blob()), `${called(exerciseName)}.mp4`);
    } catch (error) {
      toast(faultText(common, error), { tone: "danger" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="secondary" busy={busy} onClick={download} className="max-sm:size-11 max-sm:p-0">
      {!busy && <Download aria-hidden />}
      <span className="max-sm:sr-only">{t("download.open")}</span>
    </Button>
  );
}
