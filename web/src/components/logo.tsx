import { cn } from "@/lib/cn";

/** A leg at the bottom of a squat, as the landmarks see it. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5 text-lg font-semibold tracking-tight", className)}>
      <svg viewBox="0 0 32 32" aria-hidden className="size-8">
        <rect width="32" height="32" rx="9" className="fill-primary" />
        <path
          d="M9 23.5l4.5-6 6-1.5 3.1-7"
          className="fill-none stroke-primary-foreground"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <g className="fill-primary-foreground">
          <circle cx="9" cy="23.5" r="2.4" />
          <circle cx="13.5" cy="17.5" r="2.4" />
          <circle cx="19.5" cy="16" r="2.4" />
          <circle cx="22.6" cy="9" r="2.9" />
        </g>
      </svg>
      Biome
    </span>
  );
}
