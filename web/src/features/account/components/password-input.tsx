import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";

import { Input } from "@/components/ui/input";

/** May be looked at, and pasted into. */
export function PasswordInput(props: ComponentProps<"input">) {
  const { t } = useTranslation("account");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={shown ? "text" : "password"} className="pr-12" />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t("field.show")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 flex w-12 items-center justify-center rounded-xl text-muted-foreground -outline-offset-2 hover:text-foreground"
      >
        <Icon aria-hidden className="size-4.5" />
      </button>
    </div>
  );
}
