import { useTranslation } from "react-i18next";

import type { Analytics } from "@/features/admin/api";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

/** How each exercise goes for everybody. */
export function Exercises({ exercises }: { exercises: Analytics["exercises"] }) {
  const { t } = useTranslation("admin");
  const called = useCalled();
  const format = useFormat();
  if (exercises.length === 0) return <p className="text-muted-foreground">{t("exercises.none")}</p>;
  return (
    <table className="w-full text-left text-[0.9375rem]">
      <thead>
        <tr className="border-b text-sm text-muted-foreground">
          <th scope="col" className="py-2 pr-4 font-medium">
            {t("exercises.name")}
          </th>
          <th scope="col" className="py-2 pr-4 text-right font-medium">
            {t("exercises.analyses")}
          </th>
          <th scope="col" className="py-2 text-right font-medium">
            {t("exercises.score")}
          </th>
        </tr>
      </thead>
      <tbody>
        {exercises.map((one) => (
          <tr key={one.exerciseName} className="border-b last:border-0">
            <th scope="row" className="py-2.5 pr-4 font-normal">
              <span className="font-medium">{called(one.exerciseName)}</span>
              <Often issues={one.mostFrequentIssues} />
            </th>
            <td className="py-2.5 pr-4 text-right tabular">{format.number(one.analyses)}</td>
            <td className="py-2.5 text-right tabular">
              {one.averageScore === null ? "–" : format.score(one.averageScore)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Below the name, not in a column of its own: a phone has no room for a fourth. */
function Often({ issues }: { issues: Analytics["exercises"][number]["mostFrequentIssues"] }) {
  const { t } = useTranslation("admin");
  if (issues.length === 0) return null;
  const told = issues.map((issue) => `${issue.cause} (${issue.count})`).join(", ");
  return (
    <span className="block text-sm text-muted-foreground">{t("exercises.often", { issues: told })}</span>
  );
}
