import { clsx } from "clsx";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { EXERCISES, HOME, NEW, PROFILE, PROGRESS, type Place } from "./nav";

/** The way around on phones, under the thumb; filming, which it is all about, in the middle. */
export function BottomBar() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      <ul className="mx-auto flex max-w-lg items-stretch justify-between px-1">
        {[HOME, EXERCISES, NEW, PROGRESS, PROFILE].map((place) => (
          <BarLink key={place.to} place={place} main={place === NEW} />
        ))}
      </ul>
    </nav>
  );
}

function BarLink({ place, main }: { place: Place; main: boolean }) {
  const { t } = useTranslation();
  return (
    <li className="flex-1">
      <Link
        to={place.to}
        className="flex h-16 flex-col items-center justify-center gap-1 rounded-lg text-xs font-medium text-muted-foreground -outline-offset-2 data-[status=active]:text-primary"
      >
        <span
          className={clsx(
            "flex h-7 w-12 items-center justify-center rounded-full",
            main && "bg-primary text-primary-foreground",
          )}
        >
          <place.icon aria-hidden className="size-5.5" />
        </span>
        {t(main ? "nav.newShort" : `nav.${place.text}`)}
      </Link>
    </li>
  );
}
