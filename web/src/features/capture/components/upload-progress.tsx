import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useRefusal } from "@/features/capture/film/use-refusal";
import { reasonOf } from "@/features/capture/upload/upload";
import type { Sending, UploadState } from "@/features/capture/upload/use-upload";
import { faultText, useFormat } from "@/lib/texts";

const MINUTE = 60;

interface UploadProgressProps {
  state: Exclude<UploadState, { phase: "idle" }>;
  total: number;
  onRetry: () => void;
  onCancel: () => void;
}

/** How far a film is on its way; and when it does not get there, why, and what to do. */
export function UploadProgress({ state, total, onRetry, onCancel }: UploadProgressProps) {
  const { t } = useTranslation("capture");
  const { t: common } = useTranslation();
  const failed = state.phase === "failed";
  const refused = useRefusal(failed ? reasonOf(state.error) : null);
  const share = state.sent.bytes / total;
  return (
    <div>
      {failed ? (
        <p role="alert" className="flex gap-2.5 rounded-xl bg-danger-soft px-4 py-3 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          {refused ?? t("upload.cut", { why: faultText(common, state.error) })}
        </p>
      ) : (
        <>
          <div className="mb-2 flex items-baseline justify-between gap-4">
            <p role="status" className="font-medium">
              {t(`upload.${state.sent.step}`)}
            </p>
            <Facts sent={state.sent} total={total} />
          </div>
          <Progress
            label={t(`upload.${state.sent.step}`)}
            value={state.sent.step === "checking" ? null : 100 * share}
          />
          <p className="mt-2 text-sm text-muted-foreground">{t("upload.stay")}</p>
        </>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        {failed && refused === null && (
          <Button size="lg" className="flex-1" onClick={onRetry}>
            {share > 0 ? t("upload.resume") : common("action.retry")}
          </Button>
        )}
        <Button variant="secondary" size="lg" className="flex-1" onClick={onCancel}>
          {refused === null ? common("action.cancel") : t("chosen.another")}
        </Button>
      </div>
    </div>
  );
}

function Facts({ sent: { step, bytes, left }, total }: { sent: Sending; total: number }) {
  const { t } = useTranslation("capture");
  const format = useFormat();
  if (step !== "sending") return null;
  const size = t("upload.of", { sent: format.size(bytes), total: format.size(total) });
  const soon = left !== null && left < MINUTE;
  return (
    <p className="text-sm text-muted-foreground tabular">
      {size}
      {left !== null &&
        ` · ${
          soon
            ? t("upload.seconds", { count: Math.max(1, Math.round(left)) })
            : t("upload.minutes", { count: Math.round(left / MINUTE) })
        }`}
    </p>
  );
}
