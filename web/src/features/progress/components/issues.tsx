import { CircleCheck, Repeat, TrendingDown, TrendingUp } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Course, Recurring } from "@/features/progress/issues";
import { cn } from "@/lib/cn";
import { useCalled } from "@/lib/library";

const LOOKS = {
  gone: { icon: CircleCheck, tone: "good" },
  fading: { icon: TrendingDown, tone: "good" },
  steady: { icon: Repeat, tone: "neutral" },
  growing: { icon: TrendingUp, tone: "warning" },
} as const;

const FIRST = 7;

/** Faults that came back, in which of the latest sets, and whether they fade. */
export function Issues({ issues }: { issues: Recurring[] }) {
  const { t } = useTranslation("progress");
  const called = useCalled();
  const [all, setAll] = useState(false);
  const shown = all ? issues : issues.slice(0, FIRST);
  return (
    <Card>
      <h2 className="text-lg font-semibold">{t("issues.title")}</h2>
      <p className="mb-3 text-[0.9375rem] text-muted-foreground">
        {issues.length === 0 ? t("issues.none") : t("issues.text")}
      </p>
      <ul>
        {shown.map((issue) => (
          <li
            key={`${issue.exerciseName} ${issue.fault || issue.type}`}
            className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b py-3.5 last:border-0 last:pb-0"
          >
            <div className="min-w-0 flex-1 basis-44">
              <p className="font-medium">{issue.type}</p>
              <p className="text-sm text-muted-foreground">{called(issue.exerciseName)}</p>
            </div>
            <Trail lately={issue.lately} />
            <div className="w-36 sm:text-right">
              <Verdict course={issue.course} />
            </div>
          </li>
        ))}
      </ul>
      {shown.length < issues.length && (
        <Button variant="ghost" className="mt-2 -ml-5" onClick={() => setAll(true)}>
          {t("issues.all", { count: issues.length })}
        </Button>
      )}
    </Card>
  );
}

/** The latest sets, the newest at the right: filled where it was seen. */
function Trail({ lately }: { lately: boolean[] }) {
  const { t } = useTranslation("progress");
  const seen = lately.filter(Boolean).length;
  return (
    <div
      role="img"
      aria-label={t("issues.seen", { seen, count: lately.length })}
      className="flex w-46 gap-1 sm:justify-end"
    >
      {lately.map((was, index) => (
        <span
          key={index}
          className={cn("size-3 rounded-full", was ? "bg-foreground" : "border border-input")}
        />
      ))}
    </div>
  );
}

function Verdict({ course }: { course: Course }) {
  const { t } = useTranslation("progress");
  const { icon: Icon, tone } = LOOKS[course];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(`course.${course}`)}
    </Badge>
  );
}
