import { Link } from "@tanstack/react-router";
import { CircleAlert, LoaderCircle, Timer } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import type { Entry } from "@/features/history/api";
import { cn } from "@/lib/cn";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

interface SessionsProps {
  sessions: Entry[];
  /** Beside each of them. */
  actions?: (session: Entry) => ReactNode;
}

/** Analyses in a list; each leads to its result. */
export function Sessions({ sessions, actions }: SessionsProps) {
  return (
    <ul className="overflow-hidden rounded-card border bg-card">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center border-b last:border-0 hover:bg-muted/50">
          <Session session={session} />
          {actions && <div className="flex pr-2">{actions(session)}</div>}
        </li>
      ))}
    </ul>
  );
}

function Session({ session }: { session: Entry }) {
  const called = useCalled();
  const format = useFormat();
  return (
    <Link
      to="/analyses/$sessionId"
      params={{ sessionId: session.id }}
      search={{}}
      className="@container flex min-w-0 flex-1 items-center gap-4 rounded-lg px-4 py-3 -outline-offset-2"
    >
      <Mark session={session} />
      {/* on a phone the status stands below: beside them, name and date would be left next to nothing */}
      <span className="flex min-w-0 flex-1 flex-col items-start gap-1 @md:flex-row @md:items-center @md:gap-4">
        <span className="max-w-full min-w-0 @md:flex-1">
          <span className="block truncate font-medium">{called(session.exerciseName)}</span>
          <time dateTime={session.createdAt} className="block text-sm text-muted-foreground">
            {format.dateTime(session.createdAt)}
          </time>
        </span>
        <Status session={session} />
      </span>
    </Link>
  );
}

const GOOD = 7.5;
const FAIR = 6;

/** The score, or a sign for why there is none. */
function Mark({ session }: { session: Entry }) {
  const { t } = useTranslation("history");
  const format = useFormat();
  const { overallScore: score, status } = session;
  if (score === null) {
    const Icon = status === "failed" ? CircleAlert : status === "completed" ? Timer : LoaderCircle;
    return (
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-muted text-muted-foreground">
        <Icon aria-hidden className={cn("size-5", status === "processing" && "animate-spin")} />
      </span>
    );
  }
  const tone =
    score >= GOOD
      ? "bg-good-soft text-good"
      : score >= FAIR
        ? "bg-warning-soft text-warning"
        : "bg-danger-soft text-danger";
  return (
    <span className={cn("grid size-12 shrink-0 place-items-center rounded-full font-semibold tabular", tone)}>
      <span className="sr-only">{t("score")}</span>
      {format.score(score)}
    </span>
  );
}

function Status({ session }: { session: Entry }) {
  const { t } = useTranslation("history");
  const { status, overallScore } = session;
  if (status === "completed") {
    return overallScore === null ? <Badge className="@max-md:hidden">{t("unscored")}</Badge> : null;
  }
  return <Badge tone={status === "failed" ? "danger" : "primary"}>{t(`status.${status}`)}</Badge>;
}
