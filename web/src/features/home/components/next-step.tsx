import { Link } from "@tanstack/react-router";
import { ArrowRight, Target } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "@/components/ui/button";
import { useCalled } from "@/lib/library";

interface NextStepProps {
  sessionId: string;
  exerciseName: string;
  text: string;
}

/** The one thing to work on in the next set, from the latest one. */
export function NextStep({ sessionId, exerciseName, text }: NextStepProps) {
  const { t } = useTranslation("home");
  const called = useCalled();
  return (
    <section
      aria-labelledby="next-step"
      className="flex flex-col items-start rounded-card bg-primary-soft p-5 sm:p-7"
    >
      <h2 id="next-step" className="flex items-center gap-2 text-sm font-semibold text-primary">
        <Target aria-hidden className="size-4.5" />
        {t("next.title", { name: called(exerciseName) })}
      </h2>
      <p className="mt-3 mb-5 text-xl leading-snug font-medium text-pretty">{text}</p>
      <Button asChild variant="link" className="mt-auto">
        <Link to="/analyses/$sessionId" params={{ sessionId }} search={{}}>
          {t("next.look")}
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    </section>
  );
}
