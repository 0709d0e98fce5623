import { useTranslation } from "react-i18next";

import { Wide } from "@/components/wide";
import type { Analytics } from "@/features/admin/api";
import { useFormat } from "@/lib/texts";

/** How each exercise goes for everybody. */
export function Exercises({ exercises }: { exercises: Analytics["exercises"] }) {
  const { t } = useTranslation("admin");
  const format = useFormat();
  if (exercises.length === 0) return <p className="text-muted-foreground">{t("exercises.none")}</p>;
  return (
    <Wide label={t("exercises.title")}>
      <table className="w-full text-left text-[0.9375rem]">
        <thead>
          <tr className="border-b text-sm text-muted-foreground">
            <th scope="col" className="py-2 pr-4 font-medium">
              {t("exercises.name")}
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              {t("exercises.analyses")}
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              {t("exercises.score")}
            </th>
            <th scope="col" className="py-2 font-medium">
              {t("exercises.issues")}
            </th>
          </tr>
        </thead>
        <tbody>
          {exercises.map((one) => (
            <tr key={one.exerciseName} className="border-b last:border-0">
              <th scope="row" className="py-2.5 pr-4 font-medium">
                {one.exerciseName}
              </th>
              <td className="py-2.5 pr-4 text-right tabular">{format.number(one.analyses)}</td>
              <td className="py-2.5 pr-4 text-right tabular">
                {one.averageScore === null ? "–" : format.score(one.averageScore)}
              </td>
              <td className="min-w-52 py-2.5 text-muted-foreground">
                {one.mostFrequentIssues.map((issue) => `${issue.cause} (${issue.count})`).join(", ") || "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
