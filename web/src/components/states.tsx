import type { LucideIcon } from "lucide-react";
import { CircleAlert, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/client";
import { cn } from "@/lib/cn";
import { faultText } from "@/lib/texts";

import { Button } from "./ui/button";

interface StateProps {
  icon: LucideIcon;
  title: ReactNode;
  text?: ReactNode;
  /** What one can do about it. */
  children?: ReactNode;
  /** Where it is the whole page. */
  heading?: "h1" | "h2";
  className?: string;
}

/** Nothing here yet: says what will be, and invites to begin. */
export function EmptyState({
  icon: Icon,
  title,
  text,
  children,
  heading: Heading = "h2",
  className,
}: StateProps) {
  return (
    <div className={cn("flex flex-col items-center px-4 py-14 text-center", className)}>
      <div className="mb-5 flex size-14 items-center justify-center rounded-2xl bg-primary-soft text-primary">
        <Icon aria-hidden className="size-6" />
      </div>
      <Heading tabIndex={Heading === "h1" ? -1 : undefined} className="text-xl font-semibold outline-none">
        {title}
      </Heading>
      {text !== undefined && <p className="mt-2 max-w-md text-pretty text-muted-foreground">{text}</p>}
      {children !== undefined && <div className="mt-6 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  className?: string;
}

/** What went wrong, and what one can do: in place of what could not be loaded. */
export function ErrorState({ error, onRetry, className }: ErrorStateProps) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  const Icon = known?.code === "OFFLINE" ? WifiOff : CircleAlert;
  return (
    <div role="alert" className={cn("flex flex-col items-center px-4 py-14 text-center", className)}>
      <Icon aria-hidden className="mb-4 size-8 text-muted-foreground" />
      <p className="max-w-md text-pretty">{faultText(t, error)}</p>
      {known?.requestId !== undefined && known.status >= 500 && (
        <p className="mt-1 text-sm text-muted-foreground">{t("crashed.request", { id: known.requestId })}</p>
      )}
      {onRetry && (
        <Button variant="secondary" className="mt-5" onClick={onRetry}>
          {t("action.retry")}
        </Button>
      )}
    </div>
  );
}
