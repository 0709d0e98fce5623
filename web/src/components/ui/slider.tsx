import { Slider as Primitive } from "radix-ui";
import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

/** One thumb or more; each is named by `labels`. */
export function Slider({
  className,
  labels,
  ...props
}: ComponentProps<typeof Primitive.Root> & { labels: string[] }) {
  return (
    <Primitive.Root
      className={cn("relative flex h-11 w-full touch-none items-center select-none", className)}
      {...props}
    >
      <Primitive.Track className="relative h-1.5 w-full grow overflow-hidden rounded-full bg-border">
        <Primitive.Range className="absolute h-full bg-primary" />
      </Primitive.Track>
      {labels.map((label) => (
        <Primitive.Thumb
          key={label}
          aria-label={label}
          className="block size-5 rounded-full border-2 border-primary bg-card shadow-soft transition-transform hover:scale-110"
        />
      ))}
    </Primitive.Root>
  );
}
