import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { Button } from "@/components/ui/button";
import { Figure } from "@/components/figure";
import { EXAMPLE, EXAMPLE_LIMIT, momentAt, WORST } from "@/features/landing/example";
import { useFormat } from "@/lib/texts";

import { Unseen } from "./unseen";

const [WIDTH = 0, HEIGHT = 0] = EXAMPLE.size;
const SIGHT = ["film", "see", "count", "judge", "say"] as const;

/** From the film to the words, step by step; what is sure, and what is not. */
export function HowItWorks() {
  const { t } = useTranslation("landing");
  return (
    <Page title={t("how.title")} text={t("how.text")}>
      <ol className="grid gap-4">
        {SIGHT.map((step, index) => (
          <Step key={step} number={index + 1} title={t(`how.${step}.title`)} text={t(`how.${step}.text`)}>
            {PICTURES[step]}
          </Step>
        ))}
      </ol>
      <Part title={t("unseen.title")} text={t("unseen.text")}>
        <Unseen />
      </Part>
      <Part title={t("data.title")} text={t("data.text")}>
        <ul className="grid list-disc gap-2 pl-5 marker:text-primary">
          {(["own", "where", "export", "erase"] as const).map((point) => (
            <li key={point} className="text-pretty">
              {t(`data.${point}`)}
            </li>
          ))}
        </ul>
      </Part>
      <div className="mt-14 flex flex-wrap gap-3">
        <Button asChild size="lg">
          <Link to="/sign-up">{t("hero.start")}</Link>
        </Button>
        <Button asChild size="lg" variant="secondary">
          <Link to="/exercises">{t("numbers.library")}</Link>
        </Button>
      </div>
    </Page>
  );
}

interface StepProps {
  number: number;
  title: string;
  text: string;
  children: ReactNode;
}

function Step({ number, title, text, children }: StepProps) {
  return (
    <li className="grid items-center gap-x-8 gap-y-4 rounded-card border bg-card p-5 sm:grid-cols-[minmax(0,1fr)_13rem] sm:p-7">
      <div className="flex gap-4">
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center rounded-full bg-primary-soft font-semibold text-primary tabular"
        >
          {number}
        </span>
        <div>
          <h2 className="text-xl font-semibold">{title}</h2>
          <p className="mt-1.5 text-pretty text-muted-foreground">{text}</p>
        </div>
      </div>
      <div aria-hidden className="flex h-44 items-center justify-center rounded-2xl bg-muted p-4">
        {children}
      </div>
    </li>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="mt-14">
      <h2 className="text-2xl font-semibold">{title}</h2>
      <p className="mt-2 mb-6 max-w-prose text-pretty text-muted-foreground">{text}</p>
      {children}
    </section>
  );
}

const BOX = `-18 -10 ${WIDTH + 36} ${HEIGHT + 18}`;
const START = momentAt(0);
const CLEAN = momentAt(Math.round(WORST * 0.36));
const WRONG = momentAt(WORST);

function Framed() {
  return (
    <svg viewBox={BOX} className="h-full">
      <rect
        x="-16"
        y="-9"
        width={WIDTH + 32}
        height={HEIGHT + 16}
        rx="8"
        strokeWidth="2"
        className="fill-card stroke-foreground"
      />
      <Figure pose={START.pose} />
    </svg>
  );
}

/** How high the hips are through the example, a wave a rep. */
function Wave() {
  const heights = Array.from({ length: EXAMPLE.poses.length }, (_, frame) => momentAt(frame).pose[9] ?? 0);
  const path = heights
    .map((height, frame) => `${frame === 0 ? "M" : "L"}${frame} ${height * 1.6 - 40}`)
    .join("");
  return (
    <svg viewBox={`-4 4 ${heights.length + 8} 66`} className="w-full">
      <path d={path} fill="none" strokeWidth="3" strokeLinejoin="round" className="stroke-primary" />
    </svg>
  );
}

function Compared() {
  const format = useFormat();
  return (
    <svg viewBox={`-12 -10 ${WIDTH * 2 + 44} ${HEIGHT + 18}`} className="h-full">
      <Figure pose={CLEAN.pose} />
      <g transform={`translate(${WIDTH + 22} 0)`}>
        <Figure pose={WRONG.pose} className="stroke-danger" />
      </g>
      <text x="4" y="12" fontSize="9" className="fill-good">
        ≤ {format.number(EXAMPLE_LIMIT)}°
      </text>
      <text x={WIDTH + 26} y="12" fontSize="9" className="fill-danger">
        {format.number(WRONG.lean)}°
      </text>
    </svg>
  );
}

function Said() {
  const { t } = useTranslation("landing");
  return <p className="text-center text-[0.9375rem] leading-snug font-medium">{t("how.say.example")}</p>;
}

const PICTURES: Record<(typeof SIGHT)[number], ReactNode> = {
  film: <Framed />,
  see: (
    <svg viewBox={BOX} className="h-full">
      <Figure pose={CLEAN.pose} />
    </svg>
  ),
  count: <Wave />,
  judge: <Compared />,
  say: <Said />,
};
