import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Columns2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Page } from "@/components/page";
import { EmptyState, ErrorState } from "@/components/states";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { resultsQuery, trackQuery, useOthers } from "@/features/results/api";
import { partner } from "@/features/results/report/compare";
import type { Results } from "@/features/results/types";
import { useCalled } from "@/lib/library";
import { useFormat } from "@/lib/texts";

import { CompareFilms } from "./compare-films";
import { CompareNumbers } from "./compare-numbers";
import { ResultsSkeleton } from "./results-skeleton";

interface ComparePageProps {
  sessionId: string;
  /** The other session; anything else: none is chosen yet. */
  otherId: string;
  onChoose: (other: string) => void;
}

/** Two sets of one exercise side by side. */
export default function ComparePage(props: ComparePageProps) {
  const { sessionId } = props;
  const { t } = useTranslation("results");
  const results = useQuery(resultsQuery(sessionId));
  const called = useCalled();
  return (
    <Page
      title={t("compare.title")}
      text={results.data && called(results.data.session.exerciseName)}
      width="wide"
      actions={
        <Button variant="secondary" asChild>
          <Link to="/analyses/$sessionId" params={{ sessionId }}>
            <ArrowLeft aria-hidden />
            {t("compare.back")}
          </Link>
        </Button>
      }
    >
      {results.data && <Choice {...props} session={results.data.session} />}
      {results.isPending && <ResultsSkeleton />}
      {results.error && <ErrorState error={results.error} onRetry={() => void results.refetch()} />}
    </Page>
  );
}

/** The sets that there are to compare with, and the one that is chosen. */
function Choice({ session, otherId, onChoose }: ComparePageProps & { session: Results["session"] }) {
  const { t } = useTranslation("results");
  const format = useFormat();
  const others = useOthers(session.exerciseId);
  if (others.error) return <ErrorState error={others.error} onRetry={() => void others.refetch()} />;
  if (!others.data) return <ResultsSkeleton />;
  const choices = others.data.sessions.filter((one) => one.id !== session.id);
  const other = choices.find((one) => one.id === otherId) ?? partner(session, choices);
  if (!other) return <NothingYet />;
  return (
    <>
      <Field label={t("compare.with")} className="mb-5 max-w-sm">
        {(control) => (
          <Select {...control} value={other.id} onChange={(event) => onChoose(event.target.value)}>
            {choices.map((one) => (
              <option key={one.id} value={one.id}>
                {format.dateTime(one.createdAt)}
                {one.overallScore !== null && ` · ${format.score(one.overallScore)}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Both key={other.id} sessionId={session.id} otherId={other.id} />
    </>
  );
}

function NothingYet() {
  const { t } = useTranslation("results");
  return (
    <EmptyState icon={Columns2} title={t("compare.none.title")} text={t("compare.none.text")}>
      <Button asChild>
        <Link to="/analyses/new">{t("failed.film")}</Link>
      </Button>
    </EmptyState>
  );
}

function Both({ sessionId, otherId }: { sessionId: string; otherId: string }) {
  const [ours, theirs] = [useQuery(resultsQuery(sessionId)), useQuery(resultsQuery(otherId))];
  const [our, their] = [useQuery(trackQuery(sessionId)), useQuery(trackQuery(otherId))];
  const error = theirs.error ?? our.error ?? their.error;
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => void Promise.all([theirs.refetch(), our.refetch(), their.refetch()])}
      />
    );
  if (!ours.data || !theirs.data || !our.data || !their.data) return <ResultsSkeleton />;
  return (
    <>
      <CompareFilms
        ours={{ results: ours.data, track: our.data }}
        theirs={{ results: theirs.data, track: their.data }}
      />
      <CompareNumbers ours={ours.data} theirs={theirs.data} />
    </>
  );
}
