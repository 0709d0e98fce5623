import { useTranslation } from "react-i18next";

import { Card } from "@/components/ui/card";
import { training, type Day } from "@/features/progress/calendar";
import { cn } from "@/lib/cn";
import { useFormat } from "@/lib/texts";

const MANY = 3;
/** Weeks that the name of a month takes. */
const ROOM = 2;
const FILLS = ["bg-muted", "bg-primary/40", "bg-primary/70", "bg-primary"];

/** On which days one trained: a column a week, Monday on top. */
export function TrainingDays({ weeks }: { weeks: Day[][] }) {
  const { t } = useTranslation("progress");
  const format = useFormat();
  const { days } = training(weeks);
  const months = weeks.map(([monday], index) => {
    const month = monday?.date.getMonth();
    const before = weeks[index - 1]?.[0]?.date.getMonth();
    const soon = index === 0 && month !== weeks[ROOM]?.[0]?.date.getMonth();
    return monday && month !== before && !soon ? format.month(monday.date) : "";
  });
  return (
    <Card className="flex flex-col">
      <h2 className="text-lg font-semibold">{t("days.title")}</h2>
      <p className="mb-5 text-[0.9375rem] text-muted-foreground">
        {t("days.text", { count: days, weeks: weeks.length })}
      </p>
      <div aria-hidden className="grid auto-cols-fr grid-flow-col gap-1">
        {months.map((month, index) => (
          <span key={index} className="h-5 w-0 text-xs whitespace-nowrap text-muted-foreground">
            {month}
          </span>
        ))}
      </div>
      <div
        role="img"
        aria-label={t("days.text", { count: days, weeks: weeks.length })}
        className="grid auto-cols-fr grid-flow-col gap-1"
      >
        {weeks.map((week, index) => (
          <div key={index} className="grid gap-1">
            {week.map((day) => (
              <div
                key={day.date.getTime()}
                title={day.ahead ? undefined : `${format.date(day.date)}: ${t("sets", { count: day.sets })}`}
                className={cn(
                  "aspect-square max-h-7 rounded-[4px]",
                  day.ahead ? "border border-dashed" : FILLS[Math.min(MANY, day.sets)],
                )}
              />
            ))}
          </div>
        ))}
      </div>
      <Legend />
    </Card>
  );
}

function Legend() {
  const { t } = useTranslation("progress");
  return (
    <p aria-hidden className="mt-4 flex items-center gap-1.5 text-xs text-muted-foreground">
      {t("days.none")}
      {FILLS.map((fill) => (
        <span key={fill} className={cn("size-3.5 rounded-[4px]", fill)} />
      ))}
      {t("days.many", { count: MANY })}
    </p>
  );
}
