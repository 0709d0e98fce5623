import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Logo } from "@/components/logo";
import { Button } from "@/components/ui/button";

import { Settings } from "./settings";

const PLACES = [
  { to: "/exercises", text: "exercises" },
  { to: "/how-it-works", text: "howItWorks" },
] as const;

/** The head of public pages for who is not signed in. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className="sticky top-0 z-30 bg-background/90 backdrop-blur">
      <nav
        aria-label={t("nav.label")}
        className="mx-auto flex h-16 max-w-7xl items-center gap-1 px-4 sm:px-6 lg:px-10"
      >
        <Link to="/" className="mr-auto rounded-lg">
          <Logo />
        </Link>
        {PLACES.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className="hidden rounded-full px-4 py-2 text-[0.9375rem] font-medium text-muted-foreground transition-colors hover:text-foreground data-[status=active]:text-foreground md:block"
          >
            {t(`nav.${place.text}`)}
          </Link>
        ))}
        <Settings />
        <Button asChild variant="ghost" size="sm">
          <Link to="/sign-in">{t("nav.signIn")}</Link>
        </Button>
        <div className="hidden sm:block">
          <Button asChild size="sm">
            <Link to="/sign-up">{t("nav.signUp")}</Link>
          </Button>
        </div>
      </nav>
    </header>
  );
}
