import { Target } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { nextFixOf } from "@/features/results/report/next-fix";
import { jumpToIssue, useReport } from "@/features/results/report/report";

/** The single thing to work on next. */
export function NextFix() {
  const { t } = useTranslation("results");
  const report = useReport();
  const { result, issues } = report.results;
  const [first] = issues;
  const text = nextFixOf(report.results);
  if (text === undefined || result.overallScore === null) return null;
  return (
    <section className="rounded-card bg-primary-soft p-5 sm:p-6">
      <h2 className="flex items-center gap-2 text-sm font-semibold text-primary">
        <Target aria-hidden className="size-4.5" />
        {t("nextFix.title")}
      </h2>
      <p className="mt-2 text-lg leading-snug font-medium text-pretty">{text}</p>
      {first && (
        <Button variant="link" className="mt-3" onClick={() => jumpToIssue(report, first)}>
          {t("issue.show")}
        </Button>
      )}
    </section>
  );
}
