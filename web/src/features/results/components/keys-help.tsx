import { useTranslation } from "react-i18next";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { shortcuts, useShortcuts } from "@/features/results/film/keys";
import { SHORTCUTS } from "@/features/results/film/use-film-keys";

interface KeysHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function KeysHelp(props: KeysHelpProps) {
  const { t } = useTranslation("results");
  const { on } = useShortcuts();
  return (
    <Dialog {...props}>
      <DialogContent title={t("keys.title")}>
        <dl className="mt-5 grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5">
          {SHORTCUTS.map(([name, ...keys]) => (
            <div key={name} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="min-w-7 rounded-md border bg-muted px-1.5 py-0.5 text-center font-sans text-sm"
                  >
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd className="text-[0.9375rem]">{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-6 flex items-center justify-between gap-4 border-t pt-4 text-[0.9375rem]">
          {t("keys.on")}
          <Switch checked={on} onCheckedChange={(next) => shortcuts.set({ on: next })} />
        </label>
      </DialogContent>
    </Dialog>
  );
}
