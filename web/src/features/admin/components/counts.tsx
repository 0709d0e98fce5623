import type { ReactNode } from "react";

import { Card } from "@/components/ui/card";

export interface Count {
  name: string;
  value: string;
  /** Below it, smaller. */
  note?: string;
}

/** Numbers with their names, in tiles. */
export function Counts({ counts }: { counts: Count[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {counts.map(({ name, value, note }) => (
        <Card key={name} className="flex flex-col p-4 sm:p-5">
          <dt className="text-sm text-muted-foreground">{name}</dt>
          <dd>
            <span className="block text-2xl font-semibold tracking-tight tabular">{value}</span>
            {note !== undefined && <span className="text-sm text-muted-foreground">{note}</span>}
          </dd>
        </Card>
      ))}
    </dl>
  );
}

export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="min-w-0">
      <h2 className="mb-4 text-lg font-semibold">{title}</h2>
      {children}
    </Card>
  );
}

interface SharesProps {
  rows: { name: string; count: number }[];
  none: string;
}

/** How often each was so, as bars with their numbers. */
export function Shares({ rows, none }: SharesProps) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  if (rows.length === 0) return <p className="text-muted-foreground">{none}</p>;
  return (
    <ul className="grid grid-cols-1 gap-3">
      {rows.map(({ name, count }) => (
        <li key={name}>
          <div className="flex justify-between gap-4 text-[0.9375rem]">
            <span className="min-w-0 truncate">{name}</span>
            <span className="tabular">{count}</span>
          </div>
          <svg
            aria-hidden
            viewBox="0 0 100 2"
            preserveAspectRatio="none"
            className="mt-1 block h-1.5 w-full rounded-full bg-muted"
          >
            <rect width={(count / most) * 100} height="2" className="fill-primary" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
