import {
  ChevronFirst,
  ChevronLast,
  CircleHelp,
  Maximize,
  Pause,
  PersonStanding,
  Play,
  type LucideIcon,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Tooltip } from "@/components/ui/tooltip";
import { RATES, RATE_NAMES, type Rate } from "@/features/results/film/film";
import { useFilm, useFilmState } from "@/features/results/film/use-film";
import { secondsOf } from "@/features/results/pose/clock";

import { KeysHelp } from "./keys-help";

interface ControlsProps {
  skeleton: boolean;
  /** Not where it is drawn into the film. */
  onSkeleton: ((on: boolean) => void) | undefined;
  onFullscreen: () => void;
  help: boolean;
  onHelp: (open: boolean) => void;
}

export function Controls({ skeleton, onSkeleton, onFullscreen, help, onHelp }: ControlsProps) {
  const { t } = useTranslation("results");
  const film = useFilm();
  const playing = useFilmState((state) => state.playing);
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1 px-2 py-2 sm:px-3">
      <Tool icon={ChevronFirst} label={t("film.back")} keys="," onClick={() => film.step(-1)} />
      <Button
        size="icon"
        aria-label={playing ? t("film.pause") : t("film.play")}
        onClick={() => film.toggle()}
        className="[&_svg]:size-5"
      >
        {playing ? <Pause aria-hidden fill="currentColor" /> : <Play aria-hidden fill="currentColor" />}
      </Button>
      <Tool icon={ChevronLast} label={t("film.forward")} keys="." onClick={() => film.step(1)} />
      <Clock />
      <div className="ml-auto flex items-center gap-1 max-sm:w-full max-sm:justify-between">
        <Speed />
        {onSkeleton && (
          <Tool
            icon={PersonStanding}
            label={t("film.skeleton")}
            keys="S"
            pressed={skeleton}
            onClick={() => onSkeleton(!skeleton)}
          />
        )}
        <Tool icon={Maximize} label={t("film.fullscreen")} keys="F" onClick={onFullscreen} />
        <Tool icon={CircleHelp} label={t("keys.title")} keys="?" onClick={() => onHelp(true)} wide />
      </div>
      <KeysHelp open={help} onOpenChange={onHelp} />
    </div>
  );
}

interface ToolProps {
  icon: LucideIcon;
  label: string;
  keys: string;
  onClick: () => void;
  pressed?: boolean;
  /** Only where there is room, and a keyboard. */
  wide?: boolean;
}

function Tool({ icon: Icon, label, keys, onClick, pressed, wide = false }: ToolProps) {
  return (
    <Tooltip text={`${label} (${keys})`}>
      <Button
        variant={pressed ? "soft" : "ghost"}
        size="icon"
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
        className={`[&_svg]:size-5 ${wide ? "max-sm:hidden" : ""} ${pressed ? "text-primary" : ""}`}
      >
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  );
}

function Clock() {
  const { t } = useTranslation("results");
  const film = useFilm();
  const frame = useFilmState((state) => state.frame);
  const seconds = secondsOf(film.track, frame);
  return (
    <p className="ml-1.5 text-sm leading-tight tabular">
      <span className="font-medium">{shown(seconds)}</span>
      <span className="text-muted-foreground max-sm:hidden"> / {shown(film.length)}</span>
      <span className="block text-xs text-muted-foreground">{t("film.frame", { frame })}</span>
    </p>
  );
}

/** 75.43 s → 1:15.4 */
function shown(seconds: number): string {
  const tenths = Math.floor(seconds * 10 + 1e-6);
  return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
}

function Speed() {
  const { t } = useTranslation("results");
  const film = useFilm();
  const rate = useFilmState((state) => state.rate);
  return (
    <Segmented
      label={t("film.speed")}
      value={String(rate)}
      onChange={(value) => film.setRate(Number(value) as Rate)}
      choices={RATES.map((one) => ({ value: String(one), label: RATE_NAMES[one] }))}
      className="[&_button]:px-2.5"
    />
  );
}
