import { EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";

const LIMITS = ["side", "load", "pain", "people", "light"] as const;

/** What a camera and Biome cannot judge, said plainly. */
export function Unseen() {
  const { t } = useTranslation("landing");
  return (
    <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
      {LIMITS.map((key) => (
        <li key={key} className="flex gap-4">
          <EyeOff aria-hidden className="mt-0.5 size-5 shrink-0 text-muted-foreground" />
          <p className="text-pretty">
            <strong className="font-semibold">{t(`unseen.${key}.title`)}</strong>{" "}
            <span className="text-muted-foreground">{t(`unseen.${key}.text`)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
