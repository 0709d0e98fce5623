import { type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import { useFilm, useFilmState } from "@/features/results/film/use-film";
import { secondsOf } from "@/features/results/pose/clock";
import { issueKey, jumpToIssue, repKey, toggleRep, useReport } from "@/features/results/report/report";
import { lanes, phases, spanOf, within, type PhaseName, type Span } from "@/features/results/report/spans";
import { cn } from "@/lib/cn";
import { useFormat } from "@/lib/texts";

import { SEVERITY } from "./severity";

const PHASE_STYLE: Record<PhaseName, string> = {
  eccentric: "bg-primary/55",
  turn: "bg-primary",
  concentric: "bg-primary/30",
};

/** Reps with their phases, and issues, along the film's time. What can be clicked here is a button elsewhere, too. */
export function Timeline() {
  return (
    <>
      <Scrubber />
      <RepLane />
      <IssueLanes />
    </>
  );
}

const part = (span: Span, length: number) => ({
  left: `${(100 * span.start) / length}%`,
  width: `${(100 * (span.end - span.start)) / length}%`,
});

/** The ticks of the time, which are a slider for who has no pointer. */
function Scrubber() {
  const { t } = useTranslation("results");
  const film = useFilm();
  const { results, liftsFirst } = useReport();
  const frame = useFilmState((state) => state.frame);
  const format = useFormat();
  const seconds = secondsOf(film.track, frame);
  const rep = results.reps[within(results.reps.map(spanOf), seconds)];
  const all = rep ? phases(rep, liftsFirst) : [];
  const phase = all[within(all, seconds)];
  const where = [
    t("timeline.at", { count: seconds, seconds: format.number(seconds, 2) }),
    rep && t("rep.name", { index: rep.index }),
    phase && t(`phase.${phase.name}`),
  ];
  const keys: Record<string, () => void> = {
    ArrowLeft: () => film.step(-1),
    ArrowRight: () => film.step(1),
    ArrowDown: () => film.step(-1),
    ArrowUp: () => film.step(1),
    PageDown: () => film.skip(-1),
    PageUp: () => film.skip(1),
    Home: () => film.seek(0),
    End: () => film.seek(film.track.totalFrames - 1),
  };
  const pressed = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t("timeline.position")}
      aria-valuemin={0}
      aria-valuemax={film.track.totalFrames - 1}
      aria-valuenow={frame}
      aria-valuetext={where.filter(Boolean).join(", ")}
      onKeyDown={pressed}
      className="relative h-7 cursor-ew-resize rounded-md text-xs text-muted-foreground tabular"
    >
      {ticks(film.length).map((tick) => (
        <span
          key={tick}
          aria-hidden
          className="absolute bottom-1 -translate-x-1/2 first:translate-x-0"
          style={{ left: `${(100 * tick) / film.length}%` }}
        >
          {format.clock(tick)}
        </span>
      ))}
    </div>
  );
}

/** Round seconds, six at the most, none so near to the end that it would reach over it. */
export function ticks(length: number): number[] {
  const step = [1, 2, 5, 10, 15, 30, 60].find((one) => length / one <= 6) ?? 120;
  return Array.from({ length: Math.floor((length * 0.96) / step) + 1 }, (_, index) => index * step);
}

function RepLane() {
  const { t } = useTranslation("results");
  const report = useReport();
  const { results, film, liftsFirst } = report;
  const chosen = useFilmState((state) => state.loop?.key);
  if (!results.reps.length && !results.attempts.length) return null;
  return (
    <div aria-hidden className="relative h-9">
      <div className="absolute inset-x-0 top-1/2 h-px bg-border" />
      {results.attempts.map((attempt) => (
        <div
          key={attempt.frameStart}
          title={attempt.reason}
          className="absolute inset-y-1.5 rounded-md border border-dashed border-input"
          style={part(spanOf(attempt), film.length)}
        />
      ))}
      {results.reps.map((rep) => (
        <button
          key={rep.index}
          type="button"
          tabIndex={-1}
          data-jump
          title={t("rep.loop", { index: rep.index })}
          onClick={() => toggleRep(report, rep, t("rep.name", { index: rep.index }))}
          className={cn(
            "absolute inset-y-0.5 overflow-hidden rounded-lg ring-offset-2 ring-offset-card",
            chosen === repKey(rep) && "ring-2 ring-primary",
          )}
          style={part(spanOf(rep), film.length)}
        >
          {phases(rep, liftsFirst).map((phase) => (
            <span
              key={phase.name}
              className={cn("absolute inset-y-0", PHASE_STYLE[phase.name])}
              style={part(
                { start: phase.start - rep.startSeconds, end: phase.end - rep.startSeconds },
                rep.endSeconds - rep.startSeconds,
              )}
            />
          ))}
          <RepNumber index={rep.index} />
        </button>
      ))}
    </div>
  );
}

/** As large as there is room in the rep, and none where it would be cut off: a 10 must not read as a 1. */
function RepNumber({ index }: { index: number }) {
  return (
    <span className="@container absolute inset-0 grid place-items-center">
      <span className="hidden size-3.5 items-center justify-center rounded-full bg-card text-[0.625rem] font-semibold tabular @min-[0.875rem]:flex @min-[1.375rem]:size-5.5 @min-[1.375rem]:text-xs">
        {index}
      </span>
    </span>
  );
}

function IssueLanes() {
  const report = useReport();
  const { film, marked } = report;
  const chosen = useFilmState((state) => state.loop?.key);
  const shown = marked.flatMap(({ issue, spans }) =>
    spans.map((span, index) => ({ issue, span, worst: index === 0 })),
  );
  const lane = lanes(
    shown.map(({ span }) => span),
    film.length * 0.01,
  );
  if (!shown.length) return null;
  return (
    <div aria-hidden className="relative mt-1" style={{ height: `${(Math.max(...lane) + 1) * 1.375}rem` }}>
      {shown.map(({ issue, span, worst }, index) => (
        <button
          key={`${issueKey(issue)}-${index}`}
          type="button"
          tabIndex={-1}
          data-jump
          title={issue.type}
          data-testid={worst ? `timeline-${issueKey(issue)}` : undefined}
          onClick={() => {
            if (worst) jumpToIssue(report, issue);
            else showAgain(report, issue.type, issueKey(issue), span);
          }}
          className={cn(
            "absolute h-5 min-w-2.5 rounded-full ring-offset-1 ring-offset-card",
            SEVERITY[issue.severity].bar,
            !worst && "opacity-45",
            chosen === issueKey(issue) && worst && "ring-2 ring-foreground",
          )}
          style={{ ...part(span, film.length), top: `${(lane[index] ?? 0) * 1.375}rem` }}
        />
      ))}
    </div>
  );
}

/** An issue in a rep that is not its worst. */
function showAgain(
  { film, showFilm }: ReturnType<typeof useReport>,
  label: string,
  key: string,
  span: Span,
): void {
  film.pause();
  film.setLoop({ ...span, label, key });
  film.seek(film.frameOf((span.start + span.end) / 2));
  showFilm();
}
