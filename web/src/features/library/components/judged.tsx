import { Check, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Wide } from "@/components/wide";

import type { Exercise } from "@/features/library/api";
import { useWords } from "@/features/library/words";

const ORDER = ["side", "oblique", "front", "end-on", "overhead"];

/** Which fault can be seen from which side. */
export function Judged({ exercise }: { exercise: Exercise }) {
  const { t } = useTranslation("library");
  const words = useWords();
  const views = ORDER.filter((view) => exercise.faults.some((fault) => fault.views.includes(view)));
  if (views.length === 0) return <p className="text-muted-foreground">{t("judged.nothing")}</p>;
  return (
    <Wide label={t("judged.title")} className="-mx-5 px-5 sm:-mx-6 sm:px-6">
      <table className="w-full text-left text-[0.9375rem]">
        <thead>
          <tr className="border-b">
            <th scope="col" className="py-2 pr-4 font-medium">
              {t("judged.fault")}
            </th>
            {views.map((view) => (
              <th key={view} scope="col" className="px-2 py-2 text-center font-medium">
                <span className={view === exercise.view ? "text-primary" : undefined}>
                  {words.shortView(view)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exercise.faults.map((fault) => (
            <tr key={fault.name} className="border-b last:border-0">
              <th scope="row" className="py-2.5 pr-4 font-normal">
                {fault.name}
              </th>
              {views.map((view) => (
                <td key={view} className="px-2 py-2.5 text-center">
                  <Seen yes={fault.views.includes(view)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function Seen({ yes }: { yes: boolean }) {
  const { t } = useTranslation("library");
  const Icon = yes ? Check : Minus;
  return (
    <>
      <Icon
        aria-hidden
        className={yes ? "mx-auto size-5 text-good" : "mx-auto size-5 text-muted-foreground/60"}
      />
      <span className="sr-only">{yes ? t("judged.yes") : t("judged.no")}</span>
    </>
  );
}
