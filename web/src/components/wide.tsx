import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

interface WideProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A table that may be wider than a phone: it is moved aside by touch, and by the arrow keys. */
export function Wide({ label, className, children }: WideProps) {
  return (
    <div role="group" aria-label={label} tabIndex={0} className={cn("overflow-x-auto", className)}>
      {children}
    </div>
  );
}
