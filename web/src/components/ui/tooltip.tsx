import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

const WAIT_MS = 300;

/** More about `children`, a button say. Never the only place of something that matters: touch shows none. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <Primitive.Provider delayDuration={WAIT_MS}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            collisionPadding={8}
            className="z-50 max-w-72 animate-in rounded-lg bg-foreground px-3 py-1.5 text-sm text-background fade-in-0"
          >
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
