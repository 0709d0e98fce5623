import { Volume2, VolumeX } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Camera } from "@/features/capture/camera/use-camera";
import type { Shoot } from "@/features/capture/camera/use-shoot";
import { cn } from "@/lib/cn";

export interface CameraSettings {
  /** Seconds before it begins. */
  countdown: number;
  sound: boolean;
}

const COUNTDOWNS = ["0", "5", "10"] as const;

interface CameraControlsProps {
  shoot: Shoot;
  camera: Camera;
  settings: CameraSettings;
  onSettings: (settings: CameraSettings) => void;
  onStart: () => void;
  onStop: () => void;
}

export function CameraControls({
  shoot,
  camera,
  settings,
  onSettings,
  onStart,
  onStop,
}: CameraControlsProps) {
  const { t } = useTranslation("capture");
  const running = shoot.phase === "recording" || shoot.phase === "counting";
  const Sound = settings.sound ? Volume2 : VolumeX;
  return (
    <div className="flex flex-col items-center gap-4 bg-background px-4 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:flex-row-reverse sm:justify-center sm:gap-8">
      <div className={cn("flex flex-wrap items-center justify-center gap-2", running && "invisible")}>
        {camera.devices.length > 1 && (
          <Select
            aria-label={t("camera.device")}
            value={camera.deviceId ?? ""}
            onChange={({ target }) => camera.choose(target.value)}
            className="max-w-44 truncate"
          >
            {camera.devices.map(({ id, name }, index) => (
              <option key={id} value={id}>
                {name || t("camera.unnamed", { number: index + 1 })}
              </option>
            ))}
          </Select>
        )}
        <Segmented
          label={t("camera.countdown")}
          value={String(settings.countdown)}
          onChange={(value) => onSettings({ ...settings, countdown: Number(value) })}
          choices={COUNTDOWNS.map((value) => ({
            value,
            label: value === "0" ? t("camera.atOnce") : t("camera.seconds", { count: Number(value) }),
          }))}
        />
        <Button
          variant="soft"
          size="icon"
          aria-label={t("camera.sound")}
          aria-pressed={settings.sound}
          onClick={() => onSettings({ ...settings, sound: !settings.sound })}
        >
          <Sound aria-hidden />
        </Button>
      </div>
      <Shutter phase={shoot.phase} ready={camera.stream !== null} onClick={running ? onStop : onStart} />
    </div>
  );
}

interface ShutterProps {
  phase: Shoot["phase"];
  ready: boolean;
  onClick: () => void;
}

/** The one button of every camera: a round one that becomes a square. */
function Shutter({ phase, ready, onClick }: ShutterProps) {
  const { t } = useTranslation("capture");
  const running = phase === "recording" || phase === "counting";
  const name = phase === "counting" ? t("camera.cancel") : running ? t("camera.stop") : t("camera.start");
  return (
    <button
      type="button"
      aria-label={name}
      disabled={!ready || phase === "ending"}
      onClick={onClick}
      className="grid size-18 shrink-0 place-items-center rounded-full border-4 border-foreground disabled:opacity-50"
    >
      <span
        aria-hidden
        className={cn(
          "bg-danger transition-all duration-200",
          running ? "size-7 rounded-md" : "size-14 rounded-full",
        )}
      />
    </button>
  );
}
