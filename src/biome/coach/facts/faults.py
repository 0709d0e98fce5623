"""Facts about what was looked for: found, clean, or not to be judged from this film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from biome.coach.cues import target
from biome.coach.facts.amounts import amount, clock, counted, listed, shown
from biome.coach.facts.draft import Draft
from biome.coach.facts.sheet import Quantity
from biome.coach.reading import read
from biome.coach.reading.lexicon import anatomy
from biome.coach.words import spoken
from biome.engine.report import Clean, Issue, SetReport
from biome.exercises import library
from biome.exercises.spec import Exercise, FaultSpec

SURE, LIKELY = 0.75, 0.65
"""Confidence from which a fault was clearly seen, and from which it is likely."""
MOST_LISTED = 8
LEAST_COST = 0.05  # points of the score: less is not shown


def issues(report: SetReport, exercise: Exercise, language: str) -> Iterator[Draft]:
    """The faults that were found, costliest first."""
    local = spoken(exercise, language)
    for issue in report.issues:
        yield replace(_issue(issue, exercise, report), vetted=_words(issue.fault, local))


def _issue(issue: Issue, exercise: Exercise, report: SetReport) -> Draft:
    fault = spec(issue.fault, exercise)
    side = f", {issue.side} side" if issue.side else ""
    text = f"{issue.type} ({issue.severity}{side}): {_past(issue)}; {_where(issue, report)}"
    text += f"{_sure(issue.confidence_score)}{_cost(issue, report)}{_seen(fault, issue)}"
    return Draft(
        "issue",
        text,
        key=issue.fault,
        numbers=tuple(_numbers(issue, fault, exercise, report)),
        sides=frozenset({issue.side} if issue.side else ()),
        parts=parts_of(fault),
        reps=frozenset(issue.reps) | frozenset({issue.rep} if issue.rep else ()),
        worst=issue.rep,
        status=issue.severity,
    )


def _past(issue: Issue) -> str:
    """How much was measured, and how far past the limit that is."""
    measured, limit, over = (shown(v, issue.unit) for v in (issue.measured_value, issue.threshold, _over(issue)))
    return f"{measured} measured, {over} past the limit of {limit}"


def _over(issue: Issue) -> float:
    return abs(abs(issue.measured_value) - abs(issue.threshold))  # some rules look both ways


def _numbers(issue: Issue, fault: FaultSpec | None, exercise: Exercise, report: SetReport) -> Iterator[Quantity]:
    """The exact values behind the text, and what the rule itself aims at."""
    yield amount(issue.measured_value, issue.unit)
    yield amount(issue.threshold, issue.unit, "limit")
    yield amount(_over(issue), issue.unit, "over")
    if fault:
        yield amount(target(issue, fault, report, exercise), issue.unit, "limit")
    if issue.reps:
        yield Quantity(len(issue.reps), "reps")
    if report.rep_count:
        yield Quantity(report.rep_count, "reps")
    if report.kind == "hold":
        yield amount(issue.start_seconds, "s")


def _cost(issue: Issue, report: SetReport) -> str:
    if report.overall_score is None or issue.deduction < LEAST_COST:
        return ""
    return f" It cost {issue.deduction:.1f} points of the score."


def _seen(fault: FaultSpec | None, issue: Issue) -> str:
    """The first half of the cue, which says what shows; "" where something else was measured in its stead."""
    if fault is None or fault.unit != issue.unit:
        return ""
    seen, _, _ = fault.cue.partition(". ")
    seen = seen.replace(" (target {target})", "").replace("{value}", shown(issue.measured_value, issue.unit))
    seen = seen.replace("({side}) ", "").replace("{side}", issue.side or "one")
    return f" Seen as: {seen}."


def _where(issue: Issue, report: SetReport) -> str:
    if not issue.reps:
        return (
            f"from {clock(issue.start_seconds)} on"
            if report.kind == "hold"
            else f"over the whole set of {counted(report.rep_count, 'rep')}"
        )
    told = listed([str(rep) for rep in issue.reps[:MOST_LISTED]])
    told += " and others" if len(issue.reps) > MOST_LISTED else ""
    worst = f", most in rep {issue.rep}" if issue.rep and len(issue.reps) > 1 else ""
    return f"in {len(issue.reps)} of {counted(report.rep_count, 'rep')} (rep {told}{worst})"


def _sure(confidence: float) -> str:
    if confidence >= SURE:
        return ", clearly seen."
    return ", probably." if confidence >= LIKELY else ", only possibly."


def clean(report: SetReport, exercise: Exercise, language: str) -> Iterator[Draft]:
    """The faults that were looked for and were not there: what may be praised."""
    local = spoken(exercise, language)
    for found in report.clean:
        yield replace(_clean(found, spec(found.fault, exercise), report), vetted=_words(found.fault, local))


def _clean(found: Clean, fault: FaultSpec | None, report: SetReport) -> Draft:
    judged = f" in {found.reps} of {counted(report.rep_count, 'rep')}" if found.reps else ""
    text = f"{found.type}: looked for{judged} and not there (typically {shown(found.value, found.unit)})."
    praise = _praise(fault, found, report) if fault else ""
    numbers = (amount(found.value, found.unit), Quantity(found.reps, "reps"), Quantity(report.rep_count, "reps"))
    every = frozenset(range(1, report.rep_count + 1)) if found.reps >= report.rep_count else frozenset[int]()
    text = f"{text} {praise}".strip()
    return Draft("clean", text, key=found.fault, numbers=numbers, parts=parts_of(fault), reps=every)


def _praise(fault: FaultSpec, found: Clean, report: SetReport) -> str:
    value = shown(found.value, found.unit)
    return fault.strength.format(value=value, n=found.reps, N=report.rep_count)


def not_judged(report: SetReport, exercise: Exercise, language: str) -> Iterator[Draft]:
    """The faults that this film does not let anybody judge."""
    local = spoken(exercise, language)
    for unseen in report.not_judged:
        text, parts = f"{unseen.type} could not be judged. {unseen.message}", parts_of(spec(unseen.fault, exercise))
        yield Draft("not_judged", text, key=unseen.fault, parts=parts, vetted=_words(unseen.fault, local))
    for close in report.watched:
        text = f"{close.type}: looked at, and too close to call; neither a fault nor a strength."
        yield Draft("not_judged", text, key=close.fault, parts=parts_of(spec(close.fault, exercise)), status="watched")


def _words(fault: str, local: Exercise) -> str:
    """The vetted words that name a fault, say how it shows, and praise that it does not."""
    known = spec(fault, local)
    return f"{known.name}. {known.cue} {known.strength}" if known else ""


def spec(fault: str, exercise: Exercise) -> FaultSpec | None:
    """The fault of that id, if the exercise has it."""
    return next((spec for spec in exercise.faults if spec.id == fault), None)


def parts_of(fault: FaultSpec | None) -> frozenset[str]:
    """The parts of the body that a fault is about: those its words name, and the joint whose angle is measured.

    Where its words name none, all joints it is measured by.
    """
    if fault is None:
        return frozenset()
    named = read(f"{fault.name}. {fault.cue}", freely=True).parts
    known = library().measures
    measures = [known[rule.measure] for rule in fault.rules if rule.measure in known]
    angles = {m.joints[1] for m in measures if m.unit == "°" and len(m.joints) == 3}  # the joint between two others
    joints = angles if named else {joint for measure in measures for joint in measure.joints}
    return named | {anatomy().joints[joint] for joint in joints}
