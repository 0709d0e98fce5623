import type { ReactNode } from "react";

import { Card } from "@/components/ui/card";

interface SectionProps {
  title: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}

export function Section({ title, aside, children, id }: SectionProps) {
  return (
    <Card id={id}>
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </Card>
  );
}
