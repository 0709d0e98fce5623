import { Link } from "@tanstack/react-router";
import { ChartLine, Lock, MessageCircle, Video, type LucideIcon } from "lucide-react";
import { useDeferredValue, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { EXAMPLE } from "@/features/landing/example";
import { useFormat } from "@/lib/texts";

import { ExampleResult } from "./example-result";
import { Footer } from "./footer";
import { MovingFigure } from "./moving-figure";
import { Unseen } from "./unseen";

export function Landing() {
  const below = useDeferredValue(true, false); // drawn piece by piece once what one sees first is there
  return (
    <>
      <Hero />
      {below && <Below />}
    </>
  );
}

function Below() {
  const { t } = useTranslation("landing");
  return (
    <>
      <Band title={t("example.title")} text={t("example.text")}>
        <ExampleResult />
      </Band>
      <Band title={t("steps.title")}>
        <Steps />
      </Band>
      <Band title={t("numbers.title")} text={t("numbers.text")}>
        <Numbers />
      </Band>
      <Band title={t("unseen.title")} text={t("unseen.text")}>
        <Unseen />
      </Band>
      <Last />
      <Footer />
    </>
  );
}

function Hero() {
  const { t } = useTranslation("landing");
  return (
    <section className="mx-auto grid max-w-7xl items-center gap-10 px-4 pt-8 pb-16 sm:px-6 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,0.85fr)] lg:gap-16 lg:px-10 lg:pt-14 lg:pb-24">
      <div>
        <h1
          tabIndex={-1}
          className="text-4xl leading-[1.05] font-semibold tracking-tight outline-none sm:text-6xl"
        >
          {t("hero.title")}
        </h1>
        <p className="mt-5 max-w-xl text-lg text-pretty text-muted-foreground sm:text-xl">{t("hero.text")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button asChild size="lg">
            <Link to="/sign-up">{t("hero.start")}</Link>
          </Button>
          <Button asChild size="lg" variant="secondary">
            <Link to="/how-it-works">{t("hero.how")}</Link>
          </Button>
        </div>
        <p className="mt-5 text-sm text-muted-foreground">{t("hero.note")}</p>
      </div>
      <div className="mx-auto w-full max-w-md">
        <MovingFigure />
      </div>
    </section>
  );
}

function Band({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="border-t py-16 lg:py-24">
      <div className="mx-auto max-w-7xl px-4 sm:px-6 lg:px-10">
        <h2 className="max-w-2xl text-3xl font-semibold sm:text-4xl">{title}</h2>
        {text !== undefined && (
          <p className="mt-3 max-w-2xl text-lg text-pretty text-muted-foreground">{text}</p>
        )}
        <div className="mt-8 lg:mt-10">{children}</div>
      </div>
    </section>
  );
}

const STEPS: { key: "film" | "understand" | "return" | "yours"; icon: LucideIcon }[] = [
  { key: "film", icon: Video },
  { key: "understand", icon: MessageCircle },
  { key: "return", icon: ChartLine },
  { key: "yours", icon: Lock },
];

function Steps() {
  const { t } = useTranslation("landing");
  return (
    <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {STEPS.map(({ key, icon: Icon }) => (
        <li key={key} className="flex gap-5">
          <span className="grid size-12 shrink-0 place-items-center rounded-2xl bg-primary-soft text-primary">
            <Icon aria-hidden className="size-5.5" />
          </span>
          <div>
            <h3 className="text-lg font-semibold">{t(`steps.${key}.title`)}</h3>
            <p className="mt-1 text-pretty text-muted-foreground">{t(`steps.${key}.text`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Numbers() {
  const { t } = useTranslation("landing");
  const format = useFormat();
  const { exercises, sets, clips } = EXAMPLE.library;
  const [right = 0, played = 1] = sets;
  const [exact = 0, labelled = 1] = clips;
  const shown = [
    { value: format.number(exercises), text: t("numbers.exercises") },
    {
      value: format.percent(Math.floor((right / played) * 100) / 100),
      text: t("numbers.sets", { right: format.number(right), of: format.number(played) }),
    },
    { value: `${format.number(exact)}/${format.number(labelled)}`, text: t("numbers.clips") },
  ];
  return (
    <>
      <dl className="grid gap-8 sm:grid-cols-3">
        {shown.map(({ value, text }) => (
          <div key={text} className="flex flex-col">
            <dt className="mt-2 text-muted-foreground">{text}</dt>
            <dd className="order-first text-5xl font-semibold tracking-tight tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-8">
        <Button asChild variant="link">
          <Link to="/exercises">{t("numbers.library")}</Link>
        </Button>
      </div>
    </>
  );
}

function Last() {
  const { t } = useTranslation("landing");
  return (
    <section className="border-t py-20 text-center lg:py-28">
      <h2 className="px-4 text-3xl font-semibold sm:text-4xl">{t("last.title")}</h2>
      <p className="mx-auto mt-3 mb-8 max-w-xl px-4 text-lg text-muted-foreground">{t("last.text")}</p>
      <Button asChild size="lg">
        <Link to="/sign-up">{t("hero.start")}</Link>
      </Button>
    </section>
  );
}
