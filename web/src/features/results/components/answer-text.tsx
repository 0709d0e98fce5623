import { useTranslation } from "react-i18next";

import type { Answered, Fact } from "@/features/results/ask";
import { jumpToIssue, loopRep, useReport } from "@/features/results/report/report";

/** A question and its answer, each sentence with what it rests on. */
export function AnswerText({ answered }: { answered: Answered }) {
  const { t } = useTranslation("results");
  return (
    <article>
      <h3 className="ml-auto w-fit max-w-[85%] rounded-2xl rounded-br-md bg-muted px-4 py-2.5 text-[0.9375rem] font-medium">
        {answered.question}
      </h3>
      <div className="mt-3 space-y-2.5">
        {!answered.answerable && <p className="text-sm text-muted-foreground">{t("ask.unanswerable")}</p>}
        {answered.sentences.map((sentence, index) => (
          <div key={index}>
            <p className="text-pretty">{sentence.text}</p>
            {sentence.facts.length > 0 && <Evidence facts={sentence.facts} />}
          </div>
        ))}
      </div>
    </article>
  );
}

function Evidence({ facts }: { facts: Fact[] }) {
  const { t } = useTranslation("results");
  return (
    <details className="mt-0.5 text-sm text-muted-foreground">
      <summary className="inline-flex min-h-6 cursor-pointer items-center hover:text-foreground">
        {t("ask.evidence")} ({facts.length})
      </summary>
      <ul className="mt-1 space-y-1.5 border-l-2 pl-3">
        {facts.map((fact) => (
          <li key={fact.id}>
            <FactText fact={fact} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What was measured; where the film shows it, it leads there. */
function FactText({ fact }: { fact: Fact }) {
  const { t } = useTranslation("results");
  const report = useReport();
  const { issues, reps } = report.results;
  const issue = fact.topic === "issue" ? issues.find((one) => one.fault === fact.key) : undefined;
  const rep = fact.topic === "rep" ? reps.find((one) => String(one.index) === fact.key) : undefined;
  if (!issue && !rep) return fact.says;
  const show = () => {
    if (issue) jumpToIssue(report, issue);
    else if (rep) loopRep(report, rep, t("rep.name", { index: rep.index }));
  };
  return (
    <button
      type="button"
      onClick={show}
      className="text-left underline decoration-dotted underline-offset-4 hover:text-foreground"
    >
      {fact.says}
    </button>
  );
}
