import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

interface WideProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/**
 * A table that may be wider than a phone: it is moved aside by touch, and by the arrow keys. It is the place of what is
 * for screen readers alone, too, which would else stick out of it.
 */
export function Wide({ label, className, children }: WideProps) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className={cn("relative overflow-x-auto", className)}>
      {children}
    </div>
  );
}
