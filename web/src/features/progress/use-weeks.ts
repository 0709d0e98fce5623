import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { daysQuery } from "./api";
import { calendar, mondayOf, WEEKS, type Day } from "./calendar";

/** The calendar, null until it is known. */
export function useWeeks(): Day[][] | null {
  const [now] = useState(() => new Date());
  const { data } = useQuery(daysQuery(mondayOf(now, WEEKS - 1).toISOString()));
  return useMemo(() => (data ? calendar(data, now) : null), [data, now]);
}
