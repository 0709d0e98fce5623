import { ArrowUp, MessageCircleQuestion } from "lucide-react";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";

import { ApiError } from "@/client";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useAsk, type Answered } from "@/features/results/ask";
import { useReport } from "@/features/results/report/report";
import { faultText } from "@/lib/texts";

import { AnswerText } from "./answer-text";
import { Section } from "./section";

const LONGEST = 300;

/** Questions about this set, answered from what was measured in it. */
export function Ask() {
  const { t } = useTranslation("results");
  const { session } = useReport().results;
  const ask = useAsk(session.id);
  const [question, setQuestion] = useState("");
  const [answers, setAnswers] = useState<Answered[]>([]);
  const send = (text: string) => {
    if (text.trim() === "" || ask.isPending) return;
    setQuestion("");
    ask.mutate(text.trim(), { onSuccess: (answered) => setAnswers((before) => [...before, answered]) });
  };
  const submitted = (event: SubmitEvent) => {
    event.preventDefault();
    send(question);
  };
  const suggested = useSuggested().filter((one) => !answers.some(({ question }) => question === one));
  return (
    <Section title={t("ask.title")} id="ask">
      <p className="-mt-2 mb-4 text-muted-foreground">{t("ask.text")}</p>
      <div aria-live="polite" className="space-y-5">
        {answers.map((answered, index) => (
          <AnswerText key={index} answered={answered} />
        ))}
        {ask.isPending && (
          <p className="flex items-center gap-2.5 text-muted-foreground">
            <Spinner />
            {t("ask.thinking")}
          </p>
        )}
        {ask.error && <Failure error={ask.error} />}
      </div>
      <ul aria-label={t("ask.suggested")} className="mt-4 flex flex-wrap gap-2">
        {suggested.slice(0, 4).map((one) => (
          <li key={one}>
            <Button
              variant="secondary"
              size="sm"
              className="h-auto min-h-9 py-1.5 text-left whitespace-normal"
              onClick={() => send(one)}
            >
              {one}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={submitted} className="mt-4 flex gap-2">
        <Input
          aria-label={t("ask.label")}
          placeholder={t("ask.placeholder")}
          value={question}
          maxLength={LONGEST}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Button
          type="submit"
          size="icon"
          aria-label={t("ask.send")}
          disabled={question.trim() === "" || ask.isPending}
        >
          <ArrowUp aria-hidden />
        </Button>
      </form>
    </Section>
  );
}

/** What went wrong; a server without the endpoint says NOT_FOUND. */
function Failure({ error }: { error: Error }) {
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const absent = error instanceof ApiError && error.code === "NOT_FOUND";
  return (
    <p role="alert" className="flex items-start gap-3 text-muted-foreground">
      <MessageCircleQuestion aria-hidden className="mt-0.5 size-5 shrink-0" />
      {absent ? t("ask.absent") : faultText(common, error)}
    </p>
  );
}

/** Questions that this set has an answer to. */
function useSuggested(): string[] {
  const { t } = useTranslation("results");
  const { issues, reps, notJudged, strengths, result } = useReport().results;
  const scored = reps.filter((rep) => rep.score !== null);
  const worst = scored.reduce((low, rep) => ((rep.score ?? 10) < (low?.score ?? 10) ? rep : low), scored[0]);
  const uneven = scored.some((rep) => (rep.score ?? 0) > (worst?.score ?? 0) + 0.2);
  return [
    issues.length > 0 ? t("ask.first") : null,
    uneven && worst ? t("ask.rep", { index: worst.index }) : null,
    issues.length > 0 && result.overallScore !== null ? t("ask.cost") : null,
    strengths.length > 0 ? t("ask.good") : null,
    notJudged.length > 0 ? t("ask.unseen") : null,
    t("ask.compare"),
  ].filter((one) => one !== null);
}
