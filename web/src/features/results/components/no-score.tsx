import { useNavigate } from "@tanstack/react-router";
import { Video } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { toast } from "@/components/ui/toasts";
import { useAnalyseAs } from "@/features/results/api";
import { useReport } from "@/features/results/report/report";
import { faultText } from "@/lib/texts";

import { Count } from "./score-card";

/** A set that could not be judged: why, and what to do, without a word of blame. */
export function NoScore() {
  const { t } = useTranslation("results");
  const { result } = useReport().results;
  if (result.overallScore !== null) return null;
  return (
    <Card>
      <div className="flex items-start gap-4">
        <div className="flex size-12 shrink-0 items-center justify-center rounded-2xl bg-primary-soft text-primary">
          <Video aria-hidden className="size-5.5" />
        </div>
        <div className="min-w-0">
          <h2 className="text-xl font-semibold">{t("noScore.title")}</h2>
          <p className="mt-1.5 text-pretty">
            {[result.scoreNote, result.summary].find((text) => text) ?? t("noScore.text")}
          </p>
          {result.repCount > 0 && (
            <p className="mt-2 text-muted-foreground">
              <Count result={result} />
            </p>
          )}
        </div>
      </div>
      <Suggestions />
    </Card>
  );
}

/** What the film seems to show instead: the same film is analysed as that. */
function Suggestions() {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const { suggestions, session } = useReport().results;
  const analyse = useAnalyseAs(session.videoUrl);
  const navigate = useNavigate();
  if (suggestions.length === 0) return null;
  const as = (name: string) =>
    analyse.mutate(name, {
      onSuccess: ({ sessionId }) => void navigate({ to: "/analyses/$sessionId", params: { sessionId } }),
      onError: (error) => toast(faultText(common, error), { tone: "danger" }),
    });
  return (
    <div className="mt-5 border-t pt-4">
      <h3 className="text-sm font-medium text-muted-foreground">{t("noScore.suggestions")}</h3>
      <div className="mt-3 flex flex-wrap gap-2">
        {suggestions.map(({ exercise, name }) => (
          <Button
            key={exercise}
            variant="secondary"
            busy={analyse.isPending && analyse.variables === name}
            onClick={() => as(name)}
          >
            {t("noScore.as", { name })}
          </Button>
        ))}
      </div>
    </div>
  );
}
