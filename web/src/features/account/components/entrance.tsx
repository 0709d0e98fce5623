import type { ReactNode } from "react";

import { Title } from "@/components/title";

interface EntranceProps {
  title: string;
  text: string;
  children: ReactNode;
  /** The other way in. */
  footer: ReactNode;
}

/** The frame of sign-in and sign-up. */
export function Entrance({ title, text, children, footer }: EntranceProps) {
  return (
    <div className="w-full max-w-sm">
      <Title>{title}</Title>
      <h1 tabIndex={-1} className="text-3xl font-semibold outline-none">
        {title}
      </h1>
      <p className="mt-2 mb-8 text-muted-foreground">{text}</p>
      {children}
      <div className="mt-8 grid gap-3 text-[0.9375rem] text-muted-foreground">{footer}</div>
    </div>
  );
}
