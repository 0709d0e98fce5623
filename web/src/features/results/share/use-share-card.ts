import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { nextFixOf } from "@/features/results/report/next-fix";
import { useReport } from "@/features/results/report/report";
import { rating } from "@/features/results/report/score";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { drawn, type Words } from "./draw-card";

interface Picture {
  file: Blob;
  /** To show it. */
  url: string;
}

/** The page as a picture, once it is drawn. */
export function useShareCard(): { picture: Picture | null; name: string } {
  const report = useReport();
  const words = useWords();
  const [picture, setPicture] = useState<Picture | null>(null);
  const key = JSON.stringify(words);
  useEffect(() => {
    let url: string | undefined;
    let wanted = true;
    const show = (file: Blob | null) => {
      if (file === null || !wanted) return;
      url = URL.createObjectURL(file);
      setPicture({ file, url });
    };
    void drawn(report, JSON.parse(key) as Words).then(show);
    return () => {
      wanted = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [report, key]);
  return { picture, name: words.title.toLowerCase().replace(/[^\p{L}\d]+/gu, "-") };
}

function useWords(): Words {
  const { t } = useTranslation("results");
  const format = useFormat();
  const called = useCalled();
  const { results } = useReport();
  const { session, result, strengths, metrics } = results;
  const next = nextFixOf(results);
  return {
    title: called(session.exerciseName),
    date: format.date(session.createdAt),
    count:
      result.kind === "hold" && typeof result.holdSeconds === "number"
        ? t("score.held", { seconds: format.number(result.holdSeconds) })
        : t("score.reps", { count: result.repCount }),
    score: result.overallScore === null ? null : format.score(result.overallScore),
    share: (result.overallScore ?? 0) / 10,
    rating: result.overallScore === null ? t("noScore.title") : t(`score.${rating(result.overallScore)}`),
    of: t("score.of"),
    metrics: metrics
      .filter((metric) => (metric.low ?? metric.high ?? null) !== null)
      .slice(0, 3)
      .map((metric) => [metric.name.replace(/\s*\(.*\)$/, ""), metric.actual]),
    said: [
      ...(next ? [[t("share.next"), next] as [string, string]] : []),
      ...(strengths[0] ? [[t("share.well"), strengths[0]] as [string, string]] : []),
    ],
  };
}
