import { LoaderCircle } from "lucide-react";

import { cn } from "@/lib/cn";

/** Says nothing by itself: what is being waited for stands beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-[1.125em] animate-spin", className)} />;
}
