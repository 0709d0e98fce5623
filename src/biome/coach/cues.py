"""One fault, one cue: what was seen with its number, then one thing to do about it."""

from __future__ import annotations

from biome.coach.numbers import clock, measured
from biome.coach.variants import capital, choose, small
from biome.coach.words import Words
from biome.engine.report import Issue, SetReport
from biome.exercises.spec import Exercise, FaultSpec

POSSIBLE = 0.65
"""Below this confidence the coach says "possibly" (measures.md section 4)."""
LOOKS = 0.75
"""Below this one it says "looks"."""
MOST = 0.5
"""Share of a hold from which a fault was there most of the time."""


def cue(issue: Issue, report: SetReport, exercise: Exercise, words: Words) -> str:
    """The coaching cue of ``issue``; falls back to plain numbers when the exercise does not know the fault."""
    fault = next((f for f in exercise.faults if f.id == issue.fault), None)
    if fault is None:
        return _unknown(issue, words)
    seen, _, action = fault.cue.partition(". ")
    facts = cue_facts(issue, fault, report, exercise, words)
    if (
        issue.unit != fault.unit
    ):  # judged by a stand-in, in another view: the template's number is not what was measured
        seen = words.cue.stand_in.format(type=issue.type.lower())
    seen = fill(seen, facts, words) + _where(issue, fault, report, words)
    form = choose(_hedge(issue, words), report.exercise, issue.fault, facts["value"])
    action = fill(action, facts, words)
    parts = {"seen": small(seen), "Seen": capital(seen), "action": small(action), "Action": capital(action)}
    return form.format(**parts).strip()


def cue_facts(issue: Issue, fault: FaultSpec, report: SetReport, exercise: Exercise, words: Words) -> dict[str, str]:
    """The values that a cue's template may name."""
    return {
        "value": measured(issue.measured_value, issue.unit, words.units),
        "target": measured(target(issue, fault, report, exercise), issue.unit, words.units),
        "side": getattr(words.sides, issue.side) if issue.side else "",
        "rep": str(issue.rep or ""),
        "n": str(len(issue.reps)),
        "N": str(report.rep_count),
    }


def target(issue: Issue, fault: FaultSpec, report: SetReport, exercise: Exercise) -> float:
    """What the fault is measured against: the rule's named parameter, else its first threshold."""
    rules = [rule for rule in fault.rules if report.view in rule.views] or list(fault.rules)
    named = rules[0].base if rules else 0.0
    return exercise.number(named) if isinstance(named, str) else issue.threshold


def fill(template: str, facts: dict[str, str], words: Words) -> str:
    """The template with its facts; a side that could not be told is left out of the sentence."""
    if not facts["side"]:
        template = _without_side(template, words)
    return template.format(**facts)


def _without_side(template: str, words: Words) -> str:
    for ending in (".", ",", ";"):
        template = template.replace(f"your {{side}}{ending}", f"{words.sides.one_side}{ending}")
    if template.endswith("your {side}"):
        template = template.removesuffix("your {side}") + words.sides.one_side
    template = template.replace(" ({side})", "")
    template = template.replace("Your {side}", capital(words.sides.one)).replace("your {side}", words.sides.one)
    return template.replace("the {side}", words.sides.one).replace("{side}", words.sides.one)


def _where(issue: Issue, fault: FaultSpec, report: SetReport, words: Words) -> str:
    if fault.scope != "rep":
        return ""
    if report.kind == "hold":
        return _when(issue, report, words)
    if issue.rep is None or not issue.reps or report.rep_count < 2:
        return ""
    forms = _spread(len(issue.reps), report.rep_count, words)
    form = choose(forms, report.exercise, issue.fault, issue.rep, issue.reps)
    return form.format(rep=issue.rep, n=len(issue.reps), N=report.rep_count)


def _spread(affected: int, total: int, words: Words) -> tuple[str, ...]:
    if affected == 1:
        return words.where.only
    if affected < total:
        return words.where.some
    return words.where.both if total == 2 else words.where.every


def _when(issue: Issue, report: SetReport, words: Words) -> str:
    if issue.seconds >= MOST * (report.hold_seconds or 0.0):
        return choose(words.where.hold_most, issue.fault, issue.start_seconds)
    form = choose(words.where.hold, issue.fault, issue.start_seconds)
    return form.format(at=clock(issue.start_seconds))


def _hedge(issue: Issue, words: Words) -> tuple[str, ...]:
    if issue.confidence_score < POSSIBLE:
        return words.hedge.possible
    return words.hedge.looks if issue.confidence_score < LOOKS else words.hedge.sure


def _unknown(issue: Issue, words: Words) -> str:
    value, limit = (measured(number, issue.unit, words.units) for number in (issue.measured_value, issue.threshold))
    return words.cue.unknown.format(type=issue.type, value=value, limit=limit)
