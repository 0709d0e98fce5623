import { Figure } from "@/components/figure";
import { figureOf } from "@/features/library/figures";
import { cn } from "@/lib/cn";

const EDGE = 10;

interface ThumbnailProps {
  slug: string;
  className?: string;
  /** Where the movement starts, faintly behind. */
  ghost?: boolean;
}

/** A movement at its turn, drawn. */
export function Thumbnail({ slug, className, ghost = false }: ThumbnailProps) {
  const figure = figureOf(slug);
  const pose = figure?.poses.at(-1);
  const [start] = figure?.poses ?? [];
  return (
    <div className={cn("flex items-center justify-center rounded-xl bg-muted", className)}>
      {figure && pose && (
        <svg
          viewBox={`${-EDGE} ${-EDGE} ${figure.width + 2 * EDGE} ${figure.height + 2 * EDGE}`}
          aria-hidden
          className="size-full"
        >
          {ghost && start && figure.poses.length > 1 && <Figure pose={start} ghost />}
          <Figure pose={pose} />
        </svg>
      )}
    </div>
  );
}
