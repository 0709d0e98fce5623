import { useTranslation } from "react-i18next";

import { Skeleton } from "@/components/ui/skeleton";

/** The place of the results while they are fetched. */
export function ResultsSkeleton() {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t("loading")}
      className="grid grid-cols-1 gap-5 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)] lg:gap-8"
    >
      <div className="space-y-3">
        <Skeleton className="aspect-video w-full rounded-card" />
        <Skeleton className="h-14 w-full rounded-card" />
        <Skeleton className="h-56 w-full rounded-card" />
      </div>
      <div className="space-y-5">
        <Skeleton className="h-52 w-full rounded-card" />
        <Skeleton className="h-28 w-full rounded-card" />
        <Skeleton className="h-72 w-full rounded-card" />
      </div>
    </div>
  );
}
