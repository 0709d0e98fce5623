import type { ComponentProps } from "react";

import { cn } from "@/lib/cn";

export const inputStyle =
  "border-input bg-card placeholder:text-muted-foreground aria-invalid:border-danger flex h-11 w-full min-w-0 rounded-xl border px-3.5 text-base transition-colors disabled:opacity-50";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(inputStyle, className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(inputStyle, "min-h-24 py-2.5", className)} {...props} />;
}
