import { useTranslation } from "react-i18next";

import type { Shoot } from "@/features/capture/camera/use-shoot";
import { useFormat } from "@/lib/texts";

/** The count-down and the timer, as large as the window allows. */
export function ShootOverlay({ shoot }: { shoot: Shoot }) {
  const { t } = useTranslation("capture");
  const format = useFormat();
  if (shoot.phase === "counting") {
    return (
      <div role="status" className="pointer-events-none absolute inset-0 grid place-items-center">
        <p
          key={shoot.left}
          className="animate-in text-[min(60vmin,24rem)] leading-none font-semibold text-white tabular zoom-in-75 [text-shadow:0_0_40px_black] fade-in"
        >
          {shoot.left}
        </p>
      </div>
    );
  }
  if (shoot.phase !== "recording") return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-[max(1rem,env(safe-area-inset-top))] flex flex-col items-center gap-2 text-white [text-shadow:0_0_16px_black] landscape:right-6 landscape:items-end">
      <p
        role="timer"
        aria-label={t("camera.time")}
        className="flex items-center gap-4 text-6xl font-semibold tabular sm:text-8xl"
      >
        <span aria-hidden className="size-5 animate-pulse rounded-full bg-danger sm:size-7" />
        {format.clock(shoot.seconds)}
      </p>
      <p className="rounded-full bg-black/60 px-4 py-1.5 text-base sm:text-xl">{t("camera.walk")}</p>
    </div>
  );
}
