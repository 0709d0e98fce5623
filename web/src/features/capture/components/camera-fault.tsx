import { VideoOff } from "lucide-react";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/states";
import { Button } from "@/components/ui/button";
import type { CameraFault } from "@/features/capture/camera/devices";

interface CameraFaultTextProps {
  fault: CameraFault;
  onRetry: () => void;
  onClose: () => void;
}

/** Why there is no picture, and what to do. */
export function CameraFaultText({ fault, onRetry, onClose }: CameraFaultTextProps) {
  const { t } = useTranslation("capture");
  const { t: common } = useTranslation();
  return (
    <div role="alert" className="grid size-full place-items-center bg-background">
      <EmptyState icon={VideoOff} title={t(`fault.${fault}.title`)} text={t(`fault.${fault}.text`)}>
        {fault !== "insecure" && <Button onClick={onRetry}>{common("action.retry")}</Button>}
        <Button variant="secondary" onClick={onClose}>
          {t("fault.file")}
        </Button>
      </EmptyState>
    </div>
  );
}
