import { Avatar as Primitive } from "radix-ui";

import { cn } from "@/lib/cn";

/** A picture, or the first letter of the name until it is there. Beside the name it says nothing of its own. */
export function Avatar({
  name,
  src,
  className,
}: {
  name: string;
  src?: string | null | undefined;
  className?: string;
}) {
  return (
    <Primitive.Root
      className={cn("inline-flex size-9 shrink-0 overflow-hidden rounded-full select-none", className)}
    >
      {src && <Primitive.Image src={src} alt="" className="size-full object-cover" />}
      <Primitive.Fallback
        aria-hidden
        className="flex size-full items-center justify-center bg-primary-soft font-semibold text-primary uppercase"
      >
        {name.slice(0, 1)}
      </Primitive.Fallback>
    </Primitive.Root>
  );
}
