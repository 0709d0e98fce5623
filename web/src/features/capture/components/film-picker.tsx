import { Camera, CircleAlert, FolderOpen, type LucideIcon } from "lucide-react";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { filmLimits } from "@/client";
import { ACCEPT, type Refusal } from "@/features/capture/film/checks";
import { cn } from "@/lib/cn";

interface FilmPickerProps {
  /** Why the last one was not taken. */
  refusal: Refusal | null;
  busy: boolean;
  onFile: (file: File) => void;
  onRecord: () => void;
}

const MB = 2 ** 20;

/** Two ways to a film: one that is there, or one that is made now. */
export function FilmPicker({ refusal, busy, onFile, onRecord }: FilmPickerProps) {
  const { t } = useTranslation("capture");
  const input = useRef<HTMLInputElement>(null);
  const [over, drop] = useDrop(onFile);
  return (
    <div {...drop}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Way
          icon={FolderOpen}
          title={t("pick.file")}
          text={
            <>
              {t("pick.fileText")} <span className="pointer-coarse:hidden">{t("pick.drop")}</span>
            </>
          }
          onClick={() => input.current?.click()}
          busy={busy}
          className={cn("border-dashed", over && "border-primary bg-primary-soft")}
        />
        <Way
          icon={Camera}
          title={t("pick.record")}
          text={t("pick.recordText")}
          onClick={onRecord}
          busy={busy}
        />
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden // the button above stands for it
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = ""; // so that the same one can be chosen again
          if (file) onFile(file);
        }}
      />
      {refusal !== null && (
        <p role="alert" className="mt-4 flex gap-2.5 rounded-xl bg-danger-soft px-4 py-3 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          {t(`refused.${refusal}`)}
        </p>
      )}
      <p className="mt-4 text-sm text-muted-foreground">
        {t("pick.limits", {
          size: Math.round(filmLimits.bytes / MB),
          minutes: Math.floor(filmLimits.longest / 60),
        })}
      </p>
    </div>
  );
}

interface WayProps {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  onClick: () => void;
  busy: boolean;
  className?: string;
}

function Way({ icon: Icon, title, text, onClick, busy, className }: WayProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      disabled={busy}
      className={cn(
        "flex items-center gap-4 rounded-card border border-input p-4 text-left transition-colors hover:border-primary hover:bg-primary-soft disabled:opacity-60 sm:flex-col sm:items-start sm:p-5",
        className,
      )}
    >
      <span className="flex size-12 shrink-0 items-center justify-center rounded-2xl bg-primary-soft text-primary">
        <Icon aria-hidden className="size-6" />
      </span>
      <span>
        <span className="block font-semibold">{title}</span>
        <span className="block text-[0.9375rem] text-muted-foreground">{text}</span>
      </span>
    </button>
  );
}

/** Files may be dropped anywhere on it. */
function useDrop(onFile: (file: File) => void) {
  const [over, setOver] = useState(false);
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) onFile(file);
    },
  };
  return [over, drop] as const;
}
