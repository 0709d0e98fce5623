import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { Skeleton } from "@/components/ui/skeleton";
import { summaryQuery } from "@/features/progress/api";
import { training } from "@/features/progress/calendar";
import { useWeeks } from "@/features/progress/use-weeks";

import { Summary } from "./summary";

/** Progress in four numbers; nothing while there is none, or where it cannot be had. */
export function Overview() {
  const { data, error } = useQuery(summaryQuery);
  const weeks = useWeeks();
  const trained = useMemo(() => weeks && training(weeks), [weeks]);
  if (error) return null;
  if (data === undefined) return <Skeleton className="h-24 rounded-card" />;
  return data.totalAnalyses === 0 ? null : <Summary summary={data} training={trained} />;
}
