import { clsx, type ClassValue } from "clsx";
import { twMerge } from "tailwind-merge";

/**
 * Class names, the later ones winning over earlier ones of the same kind. Where none can contradict another, `clsx`
 * joins them: learning all of Tailwind's kinds costs a slow phone a tenth of a second, which the first page need not pay.
 */
export function cn(...inputs: ClassValue[]): string {
  const [first, ...later] = inputs.filter(Boolean);
  return later.length === 0 ? clsx(first) : twMerge(clsx(first, later));
}
