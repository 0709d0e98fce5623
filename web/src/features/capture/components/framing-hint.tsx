import { Check, Hand, ScanSearch, Sun, Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Framing } from "@/features/capture/camera/use-framing";
import { cn } from "@/lib/cn";

interface FramingHintProps {
  hint: Framing;
  /** While it is recorded only a screen reader is told: nobody turns round in the middle of a set. */
  quiet: boolean;
}

/** What to do about where one stands, to be read from across the room. */
export function FramingHint({ hint, quiet }: FramingHintProps) {
  const { t } = useTranslation("capture");
  const good = hint === "good";
  return (
    <div
      role="status"
      className={cn(
        "pointer-events-none absolute inset-x-16 top-[max(1rem,env(safe-area-inset-top))] flex justify-center",
        quiet && "sr-only",
      )}
    >
      <p
        data-hint={hint}
        className={cn(
          "flex min-h-11 items-center gap-3 rounded-3xl px-5 py-2 text-center text-lg font-medium text-balance shadow-float sm:text-2xl",
          good ? "bg-primary text-primary-foreground" : "bg-raised text-foreground",
        )}
      >
        <Mark hint={hint} />
        {t(`framing.${hint}`)}
      </p>
    </div>
  );
}

function Mark({ hint }: { hint: Framing }) {
  const look = { "aria-hidden": true, className: "size-6 shrink-0" };
  if (hint === "good") return <Check {...look} />;
  if (hint === "dark" || hint === "bright") return <Sun {...look} />;
  if (hint === "starting") return <Video {...look} />;
  return hint === "looking" || hint === "nobody" ? <ScanSearch {...look} /> : <Hand {...look} />;
}
