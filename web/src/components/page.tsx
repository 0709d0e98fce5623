import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

import { Title } from "./title";

interface PageProps {
  title: string;
  /** What the tab is called, where it is more than the heading. */
  tab?: string;
  /** A line under the title. */
  text?: ReactNode;
  /** Buttons beside it. */
  actions?: ReactNode;
  width?: "narrow" | "normal" | "wide";
  children: ReactNode;
}

const WIDTH = { narrow: "max-w-2xl", normal: "max-w-5xl", wide: "max-w-7xl" };

/** The frame of a page inside the shell: its heading and its width. */
export function Page({ title, tab = title, text, actions, width = "normal", children }: PageProps) {
  return (
    <div className={cn("mx-auto w-full px-4 pt-6 pb-10 sm:px-6 lg:px-10 lg:pt-10", WIDTH[width])}>
      <Title>{tab}</Title>
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-8">
        <div className="min-w-0">
          <h1 tabIndex={-1} className="text-2xl font-semibold outline-none sm:text-3xl">
            {title}
          </h1>
          {text !== undefined && <p className="mt-1.5 max-w-prose text-muted-foreground">{text}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
