import { clsx } from "clsx";
import { useId, type ReactNode } from "react";

import { Card } from "./ui/card";

interface SectionProps {
  title: string;
  text?: string;
  children: ReactNode;
}

/** A part of a page with a heading of its own, in a card. */
export function Section({ title, text, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <div>
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {text !== undefined && <p className="text-[0.9375rem] text-muted-foreground">{text}</p>}
      </div>
      <Card>{children}</Card>
    </section>
  );
}

interface SettingProps {
  label: ReactNode;
  text?: ReactNode;
  children: ReactNode;
}

/** One line of a section: what it is, and what can be done with it. */
export function Setting({ label, text, children }: SettingProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b py-4 first:pt-0 last:border-0 last:pb-0">
      <div className={clsx("min-w-0 flex-1", text === undefined ? "basis-20" : "basis-44")}>
        <p className="font-medium">{label}</p>
        {text !== undefined && <p className="text-[0.9375rem] text-muted-foreground">{text}</p>}
      </div>
      {children}
    </div>
  );
}
