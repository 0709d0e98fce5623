"""Facts about the set as a whole, its repetitions and its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biome.coach.facts.amounts import amount, clock, counted, listed, shown
from biome.coach.facts.draft import Draft
from biome.coach.facts.quoted import inert
from biome.coach.facts.sheet import Quantity
from biome.coach.reading import read
from biome.coach.words import in_words
from biome.engine.report import Metric, Rep, SetReport
from biome.exercises.spec import Exercise
from biome.exercises.unnamed import is_unnamed

VIEWS = {
    "front": "from the front",
    "oblique": "from the front and a little to one side",
    "side": "from the side",
    "end-on": "from the head or foot end",
    "overhead": "from above",
    "unknown": "from an angle that could not be made out",
}
PHASES = {"eccentric": "lowering", "bottom": "at the turn", "concentric": "lifting", "top": "at rest after it"}
STATUS = {"good": "on target", "warning": "a little off target", "error": "clearly off target"}
MOST_REPS = 40
"""Reps with a fact of their own; longer sets are told by their beginning."""


def about_set(report: SetReport, exercise: Exercise, language: str) -> Iterator[Draft]:
    """What was done, how much of it, how well, and what the person should know about the film."""
    local = in_words(report, exercise, language)
    yield _movement(report, exercise)
    yield from _amount(report)
    yield from _score(report, local.score_note)
    for metric, same in zip(report.metrics, local.metrics, strict=True):
        yield replace(_metric(metric), vetted=f"{same.name}: {same.target}")
    yield from (_rep(rep, report) for rep in report.reps[:MOST_REPS])
    for notice, same in zip(report.notices, local.notices, strict=True):
        yield Draft("notice", notice.message, key=notice.code, vetted=same.message)
    if report.suggestions:
        names = " or ".join(suggestion.name for suggestion in report.suggestions)
        slugs = frozenset(suggestion.exercise for suggestion in report.suggestions)
        yield Draft("notice", f"The film may show {names} instead.", key="suggestions", exercises=slugs)


def _movement(report: SetReport, exercise: Exercise) -> Draft:
    where = VIEWS[report.view]
    if is_unnamed(exercise):
        called = inert(report.exercise_name)
        name = f', which the person calls "{called}"' if called else ""
        return Draft("exercise", f"A movement outside the library{name}, filmed {where}.", read=False)
    text = f"The exercise is the {exercise.name}, filmed {where}."
    return Draft("exercise", text, key=exercise.slug, exercises=frozenset({exercise.slug}))


def _amount(report: SetReport) -> Iterator[Draft]:
    film = amount(report.duration, "s")
    if report.kind == "hold" and report.hold_seconds:
        held = amount(report.hold_seconds, "s")
        yield Draft("set", f"The position was held for {shown(held.value, 's')}.", numbers=(held,))
    if report.kind == "reps":
        text = f"{counted(report.rep_count, 'rep')} counted in a film of {shown(film.value, 's')}."
        yield Draft("set", text, numbers=(Quantity(report.rep_count, "reps"), film))
    if report.attempts:
        several = counted(len(report.attempts), "movement")
        reasons = " ".join(f"At {clock(a.start_seconds)}: {a.reason}" for a in report.attempts[:3])
        yield Draft("set", f"{several} fell short and did not count as a rep. {reasons}", key="attempts")


def _score(report: SetReport, note: str) -> Iterator[Draft]:
    if report.overall_score is not None:
        text = f"The set scored {report.overall_score:.1f} out of 10"
        numbers = [amount(report.overall_score, "points"), Quantity(10, "points")]
        if report.score_low is not None and report.score_high is not None and report.score_low < report.score_high:
            text += f", surely between {report.score_low:.1f} and {report.score_high:.1f}"
            numbers += [amount(report.score_low, "points"), amount(report.score_high, "points")]
        yield Draft("set", f"{text}.", key="score", numbers=tuple(numbers))
        share = amount(100 * report.coverage, "%")
        text = f"{shown(share.value, '%')} of what counts in this exercise could be judged from this film."
        yield Draft("set", text, key="coverage", numbers=(share,))
    if report.score_note:
        yield Draft("set", report.score_note, key="score_note", vetted=note)
    yield from _best(report)


def _best(report: SetReport) -> Iterator[Draft]:
    scored = sorted((rep for rep in report.reps if rep.score is not None), key=lambda rep: (rep.score, -rep.index))
    if len(scored) < 2 or scored[0].score == scored[-1].score:
        return
    low, high = scored[0], scored[-1]
    text = f"Rep {high.index} scored best at {high.score:.1f}, rep {low.index} lowest at {low.score:.1f}."
    numbers = tuple(amount(rep.score or 0.0, "points") for rep in (high, low))
    yield Draft("set", text, key="best", numbers=numbers, reps=frozenset({low.index, high.index}))


def _metric(metric: Metric) -> Draft:
    text = f"{metric.name}: {metric.actual}, target {metric.target}, {STATUS[metric.status]}."
    parts = read(metric.name.lower()).parts  # in small letters a hip extension is no exercise
    limits = (Quantity(limit.value, limit.unit, limit.decimals, "limit") for limit in read(metric.target).quantities)
    numbers = (amount(metric.value, metric.unit), *limits)
    return Draft("metric", text, key=metric.id, parts=parts, numbers=numbers, status=metric.status)


def _rep(rep: Rep, report: SetReport) -> Draft:
    """One repetition: score, time, phases, and which faults showed in it."""
    phases = [f"{shown(rep.durations[phase], 's')} {name}" for phase, name in PHASES.items() if phase in rep.durations]
    seen = [issue.type for issue in report.issues if rep.index in issue.reps]
    score = f" scored {rep.score:.1f} out of 10 and" if rep.score is not None else ""
    text = f"Rep {rep.index}{score} took {shown(rep.seconds, 's')}"
    text += f" ({', '.join(phases)})" if phases else ""
    text += f", {rep.side} side" if rep.side else ""
    text += f"; seen in it: {listed(seen)}." if seen else "."
    numbers = [amount(rep.seconds, "s"), *(amount(rep.durations[p], "s") for p in PHASES if p in rep.durations)]
    if rep.score is not None:
        numbers += [amount(rep.score, "points"), Quantity(10, "points")]
    return Draft(
        "rep",
        text,
        key=str(rep.index),
        numbers=tuple(numbers),
        reps=frozenset({rep.index}),
        sides=frozenset({rep.side} if rep.side else ()),
        parts=frozenset(part for fault in seen for part in read(fault, freely=True).parts),
        read=False,
    )
