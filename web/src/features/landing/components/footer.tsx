import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

import { Logo } from "@/components/logo";

/** The foot of public pages. */
export function Footer() {
  const { t } = useTranslation("landing");
  const { t: common } = useTranslation();
  const style =
    "inline-flex min-h-11 items-center text-[0.9375rem] text-muted-foreground hover:text-foreground";
  return (
    <footer className="border-t">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-8 gap-y-2 px-4 py-8 sm:px-6 lg:px-10">
        <Logo className="mr-auto" />
        <Link to="/exercises" className={style}>
          {common("nav.exercises")}
        </Link>
        <Link to="/how-it-works" className={style}>
          {common("nav.howItWorks")}
        </Link>
        <Link to="/sign-in" className={style}>
          {common("nav.signIn")}
        </Link>
        <p className="w-full text-sm text-muted-foreground">{t("footer")}</p>
      </div>
    </footer>
  );
}
