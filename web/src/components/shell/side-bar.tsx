import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";

import { ADMIN, EXERCISES, HISTORY, HOME, NEW, PROFILE, PROGRESS, type Place } from "./nav";

/** The way around on desktops. */
export function SideBar({ admin }: { admin: boolean }) {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("nav.label")}
      className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col border-r bg-card px-4 py-6 lg:flex"
    >
      <Link to="/home" className="mb-8 rounded-lg px-2">
        <Logo />
      </Link>
      <Button asChild className="mb-6">
        <Link to={NEW.to}>
          <NEW.icon aria-hidden />
          {t("nav.new")}
        </Link>
      </Button>
      <ul className="grid gap-1">
        {[HOME, HISTORY, PROGRESS, EXERCISES, ...(admin ? [ADMIN] : [])].map((place) => (
          <SideLink key={place.to} place={place} />
        ))}
      </ul>
      <ul className="mt-auto grid">
        <SideLink place={PROFILE} />
      </ul>
    </nav>
  );
}

function SideLink({ place }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link
        to={place.to}
        activeOptions={{ exact: place.alone ?? false }}
        className="flex h-11 items-center gap-3 rounded-xl px-3 font-medium text-muted-foreground transition-colors hover:bg-muted hover:text-foreground data-[status=active]:bg-muted data-[status=active]:text-foreground"
      >
        <place.icon aria-hidden className="size-5" />
        {t(`nav.${place.text}`)}
      </Link>
    </li>
  );
}
