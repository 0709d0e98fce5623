import { Settings2 } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";

import { Later } from "@/components/later";
import { Button } from "@/components/ui/button";

/** Menus are a tenth of all that has to be loaded first, and few open this one: it comes when it is wanted. */
const menu = () => import("./settings-menu");

/** Theme and language for who has no profile yet; on phones also the public pages that the bar has no room for. */
export function Settings() {
  const [wanted, setWanted] = useState(false);
  if (!wanted) return <SettingsButton aria-haspopup="menu" onClick={() => setWanted(true)} />;
  return (
    <Later load={menu} waiting={<SettingsButton busy />} onLost={() => setWanted(false)}>
      {(SettingsMenu) => (
        <SettingsMenu>
          <SettingsButton />
        </SettingsMenu>
      )}
    </Later>
  );
}

function SettingsButton({ busy = false, ...props }: ComponentProps<typeof Button>) {
  const { t } = useTranslation();
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      busy={busy}
      aria-label={`${t("theme.label")}, ${t("language.label")}`}
      {...props}
    >
      {!busy && <Settings2 aria-hidden />}
    </Button>
  );
}
