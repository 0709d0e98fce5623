import { Link } from "@tanstack/react-router";
import { Monitor, Moon, Settings2, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { LANGUAGES, preferences, usePreferences, type Language, type Theme } from "@/lib/preferences";

const THEMES = [
  { value: "system", icon: Monitor },
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
] as const;

/** Theme and language for who has no profile yet; on phones also the public pages that the bar has no room for. */
export function Settings() {
  const { t } = useTranslation();
  const { theme, language } = usePreferences();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`${t("theme.label")}, ${t("language.label")}`}>
          <Settings2 />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <div className="md:hidden">
          <DropdownMenuItem asChild>
            <Link to="/exercises">{t("nav.exercises")}</Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link to="/how-it-works">{t("nav.howItWorks")}</Link>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
        </div>
        <DropdownMenuLabel>{t("theme.label")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={theme}
          onValueChange={(next) => preferences.set({ theme: next as Theme })}
        >
          {THEMES.map(({ value, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {t(`theme.${value}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("language.label")}</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={language}
          onValueChange={(next) => preferences.set({ language: next as Language })}
        >
          {LANGUAGES.map((one) => (
            <DropdownMenuRadioItem key={one} value={one} lang={one}>
              {t(`language.${one}`)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
