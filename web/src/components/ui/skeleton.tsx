import { cn } from "@/lib/cn";

/** The place of something that is on its way, as large as it will be. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded-lg bg-muted", className)} />;
}
