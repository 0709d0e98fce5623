import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { isMirror } from "@/features/capture/camera/devices";
import { drawBody } from "@/features/capture/camera/draw";
import type { View } from "@/features/capture/camera/framing";
import { useAwake } from "@/features/capture/camera/use-awake";
import { useCamera } from "@/features/capture/camera/use-camera";
import { useFraming } from "@/features/capture/camera/use-framing";
import { useShoot, type Shot } from "@/features/capture/camera/use-shoot";
import type { Seen } from "@/features/capture/pose/points";
import { cn } from "@/lib/cn";

import { CameraControls, type CameraSettings } from "./camera-controls";
import { CameraFaultText } from "./camera-fault";
import { FramingHint } from "./framing-hint";
import { ShootOverlay } from "./shoot-overlay";

interface CameraStageProps {
  best: View;
  onShot: (shot: Shot) => void;
  onClose: () => void;
}

/** The camera, over the whole window: who stands three metres away reads it from there. Always dark. */
export default function CameraStage({ best, onShot, onClose }: CameraStageProps) {
  const { t } = useTranslation("capture");
  const { t: common } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [settings, setSettings] = useState<CameraSettings>({ countdown: 5, sound: true });
  const camera = useCamera();
  useAwake();
  const { shoot, start, stop } = useShoot({ stream: camera.stream, sound: settings.sound, onShot });
  const recording = shoot.phase === "recording";
  const draw = useCallback(({ points }: Seen) => {
    if (canvas.current) drawBody(canvas.current, points, colourOf(canvas.current));
  }, []);
  const hint = useFraming({
    video,
    active: camera.stream !== null,
    best,
    recording,
    onApproach: stop,
    onSeen: draw,
  });
  useEffect(() => {
    if (video.current) video.current.srcObject = camera.stream;
  }, [camera.stream]);
  const mirrored = camera.stream !== null && isMirror(camera.stream) && "-scale-x-100";

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          data-theme="dark"
          aria-describedby={undefined}
          className="fixed inset-0 z-50 flex flex-col bg-black text-foreground"
          onEscapeKeyDown={(event) => {
            if (shoot.phase === "ready") return;
            event.preventDefault(); // what is being filmed is not thrown away by a key
            stop();
          }}
          onPointerDownOutside={(event) => event.preventDefault()}
        >
          <Dialog.Title className="sr-only">{t("camera.title")}</Dialog.Title>
          <div className="relative min-h-0 flex-1">
            {camera.fault === null ? (
              <>
                {/* a mirror has no words to be captioned */}
                <video
                  ref={video}
                  autoPlay
                  muted
                  playsInline
                  aria-label={t("camera.preview")}
                  className={cn("absolute inset-0 size-full object-contain", mirrored)}
                  onResize={({ currentTarget: { videoWidth, videoHeight } }) => {
                    if (canvas.current)
                      Object.assign(canvas.current, { width: videoWidth, height: videoHeight });
                  }}
                />
                <canvas
                  ref={canvas}
                  aria-hidden
                  className={cn("absolute inset-0 size-full object-contain opacity-80", mirrored)}
                />
                <FramingHint hint={hint} quiet={recording} />
                <ShootOverlay shoot={shoot} />
              </>
            ) : (
              <CameraFaultText fault={camera.fault} onRetry={camera.again} onClose={onClose} />
            )}
            <Dialog.Close asChild>
              <Button
                variant="soft"
                size="icon"
                className="absolute top-[max(1rem,env(safe-area-inset-top))] left-4"
                aria-label={common("action.close")}
              >
                <X aria-hidden />
              </Button>
            </Dialog.Close>
          </div>
          {camera.fault === null && (
            <CameraControls
              shoot={shoot}
              camera={camera}
              settings={settings}
              onSettings={setSettings}
              onStart={() => start(settings.countdown)}
              onStop={stop}
            />
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function colourOf(element: HTMLElement): string {
  return getComputedStyle(element).getPropertyValue("--primary");
}
