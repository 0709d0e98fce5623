import { Check, Circle, Cloud, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import { Progress } from "@/components/ui/progress";
import { Spinner } from "@/components/ui/spinner";
import { secondsLeft, TASKS, type AgentStatus, type Live, type Task } from "@/features/capture/live/events";
import type { Line } from "@/features/capture/live/follow";
import { cn } from "@/lib/cn";

/** What the tasks are called here, in their order. */
const NAMES = ["fetch", "watch", "measure", "coach", "save"] as const;
const MINUTE = 60;
const SECOND_MS = 1000;

interface LiveStepsProps {
  live: Live;
  line: Line;
}

/** What is done, what is being done, by whom, and how long it takes. */
export function LiveSteps({ live, line }: LiveStepsProps) {
  const { t } = useTranslation("capture");
  const waiting = live.step === "queued";
  return (
    <section aria-labelledby="live" className="self-start rounded-card border bg-card p-5 sm:p-6">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="live" role="status" className="text-lg font-semibold">
          {live.over === "complete" ? t("live.done") : waiting ? t("live.queued") : t("live.title")}
        </h2>
        <p className="text-2xl font-semibold tabular">{live.progress}%</p>
      </div>
      <Progress label={t("live.title")} value={live.progress} className="mt-3" />
      <Left live={live} />
      <div className="mt-5 flex flex-wrap gap-2">
        <Agent name={t("live.vision")} status={live.vision} />
        <Agent name={t("live.coach")} status={live.coaching} />
      </div>
      <ol className="mt-4 grid gap-1" aria-label={t("live.tasks")}>
        {live.tasks.map((task) => (
          <Step key={task.name} task={task} />
        ))}
      </ol>
      <p className="mt-5 border-t pt-4 text-[0.9375rem] text-muted-foreground">{t("live.leave")}</p>
      <p role="status" className="text-sm text-muted-foreground">
        {line === "polling" && (
          <span className="mt-3 flex items-center gap-2">
            <Cloud aria-hidden className="size-4" /> {t("live.polling")}
          </span>
        )}
      </p>
    </section>
  );
}

/** Counted down every second, not only when there is news. */
function Left({ live }: { live: Live }) {
  const { t } = useTranslation("capture");
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(live.left, now);
  const text = () => {
    if (left === null) return " ";
    if (left < 2) return t("live.almost");
    return left < MINUTE
      ? t("live.seconds", { count: Math.round(left) })
      : t("live.minutes", { count: Math.round(left / MINUTE) });
  };
  return <p className="mt-2 min-h-6 text-[0.9375rem] text-muted-foreground tabular">{text()}</p>;
}

const TONE = { waiting: "neutral", processing: "primary", complete: "good", failed: "danger" } as const;

function Agent({ name, status }: { name: string; status: AgentStatus }) {
  const { t } = useTranslation("capture");
  return (
    <Badge tone={TONE[status]}>
      <Mark status={status} />
      {t("live.agent", { name, status: t(`live.status.${status}`) })}
    </Badge>
  );
}

function Step({ task: { name, status } }: { task: Task }) {
  const { t } = useTranslation("capture");
  const known = NAMES[TASKS.findIndex((one) => one === name)];
  return (
    <li
      className={cn(
        "flex min-h-9 items-center gap-3",
        status === "pending" && "text-muted-foreground",
        status === "processing" && "font-medium",
      )}
    >
      <span className={cn("flex size-6 items-center justify-center", COLOUR[status])}>
        <Mark status={status} />
      </span>
      {known === undefined ? name : t(`live.task.${known}`)}
      <span className="sr-only">{t(`live.status.${status}`)}</span>
    </li>
  );
}

const COLOUR = {
  pending: "text-muted-foreground",
  processing: "text-primary",
  complete: "text-good",
  failed: "text-danger",
} as const;

function Mark({ status }: { status: AgentStatus | Task["status"] }) {
  if (status === "processing") return <Spinner />;
  const Icon = status === "complete" ? Check : status === "failed" ? X : Circle;
  return <Icon aria-hidden className="size-4" />;
}
