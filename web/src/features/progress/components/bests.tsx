import { Link } from "@tanstack/react-router";
import { Trophy } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Card } from "@/components/ui/card";
import type { Best } from "@/features/progress/bests";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

/** The best set of each exercise. */
export function Bests({ bests }: { bests: Best[] }) {
  const { t } = useTranslation("progress");
  const called = useCalled();
  return (
    <Card>
      <h2 className="mb-2 text-lg font-semibold">{t("bests.title")}</h2>
      <ul>
        {bests.map((best) => (
          <li
            key={best.exerciseName}
            className="flex items-center gap-4 border-b py-3 last:border-0 last:pb-0"
          >
            <Trophy aria-hidden className="size-5 shrink-0 text-primary" />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{called(best.exerciseName)}</p>
              <Most best={best} />
            </div>
            <Score best={best} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Score({ best }: { best: Best }) {
  const format = useFormat();
  const { sessionId, score, createdAt } = best.score;
  return (
    <Link
      to="/analyses/$sessionId"
      params={{ sessionId }}
      search={{}}
      className="rounded-lg text-right hover:text-primary"
    >
      <span className="block text-xl font-semibold tabular">{format.score(score)}</span>
      <span className="block text-sm text-muted-foreground">{format.date(createdAt)}</span>
    </Link>
  );
}

function Most({ best }: { best: Best }) {
  const { t } = useTranslation("progress");
  if (best.most === null) return null;
  const { repCount, holdSeconds } = best.most;
  return (
    <p className="text-sm text-muted-foreground">
      {best.held
        ? t("bests.longest", { count: Math.round(holdSeconds ?? 0) })
        : t("bests.most", { count: repCount })}
    </p>
  );
}
