import { Progress as Primitive } from "radix-ui";

import { cn } from "@/lib/cn";

interface ProgressProps {
  /** 0 to 100; null: nobody knows yet. */
  value: number | null;
  label: string;
  className?: string;
}

export function Progress({ value, label, className }: ProgressProps) {
  return (
    <Primitive.Root
      value={value}
      aria-label={label}
      className={cn("relative h-2 w-full overflow-hidden rounded-full bg-border", className)}
    >
      <Primitive.Indicator
        className={cn(
          "h-full w-full origin-left rounded-full bg-primary transition-transform duration-500 ease-out",
          value === null && "animate-pulse",
        )}
        style={{ transform: `translateX(${(value ?? 35) - 100}%)` }}
      />
    </Primitive.Root>
  );
}
