import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Section, Setting } from "@/components/section";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { LANGUAGES, preferences, usePreferences, type Language } from "@/lib/preferences";

const THEMES = [
  ["system", Monitor],
  ["light", Sun],
  ["dark", Moon],
] as const;

/** How it looks and speaks in this browser. */
export function ThisApp() {
  const { t } = useTranslation("account");
  const { t: common } = useTranslation();
  const { theme, language, units } = usePreferences();
  return (
    <Section title={t("app.title")} text={t("app.text")}>
      <Setting label={common("theme.label")}>
        <Segmented
          label={common("theme.label")}
          value={theme}
          onChange={(next) => preferences.set({ theme: next })}
          choices={THEMES.map(([value, Icon]) => ({
            value,
            label: (
              <>
                <Icon aria-hidden />
                <span className="max-sm:sr-only">{common(`theme.${value}`)}</span>
              </>
            ),
          }))}
        />
      </Setting>
      <Setting label={common("language.label")}>
        <Select
          aria-label={common("language.label")}
          className="w-44"
          value={language}
          onChange={(event) => preferences.set({ language: event.target.value as Language })}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one}>
              {common(`language.${one}`)}
            </option>
          ))}
        </Select>
      </Setting>
      <Setting label={t("app.units")}>
        <Segmented
          label={t("app.units")}
          value={units}
          onChange={(next) => preferences.set({ units: next })}
          choices={[
            { value: "metric", label: t("app.metric") },
            { value: "imperial", label: t("app.imperial") },
          ]}
        />
      </Setting>
    </Section>
  );
}
