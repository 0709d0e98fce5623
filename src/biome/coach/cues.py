"""One fault, one cue: what was seen with its number, then one thing to do about it."""

from __future__ import annotations

from biome.coach.numbers import clock
from biome.coach.talk import Line, Rest, Talk
from biome.coach.variants import capital, choose
from biome.coach.words import Side
from biome.engine.report import Issue, SetReport
from biome.exercises.spec import Exercise, FaultSpec

POSSIBLE = 0.65
"""Below this confidence the coach says "possibly" (measures.md section 4)."""
LOOKS = 0.75
"""Below this one it says "looks"."""
MOST = 0.5
"""Share of a hold from which a fault was there most of the time."""
SENTENCE_END = ". "


def cue(issue: Issue, talk: Talk) -> tuple[Line, ...]:
    """What was seen and what to do; plain numbers where the exercise does not know the fault."""
    fault = talk.fault(issue.fault)
    if fault is None:
        return _unknown(issue, talk)
    seen, do = seen_and_do(issue, fault, talk)
    return _hedged(seen + _where(issue, fault, talk), do, issue, talk)


def seen_and_do(issue: Issue, fault: FaultSpec, talk: Talk) -> tuple[str, str]:
    """What was seen, without its full stop, and the sentence on what to do about it."""
    seen, _, do = _template(issue, fault).partition(SENTENCE_END)
    if issue.unit != fault.unit:  # judged by a stand-in: the template's number is not what was measured
        seen = choose(talk.words.cue.stand_in, talk.report.exercise, issue.fault).format(type=talk.named(issue.type))
    if issue.measured_value < 0:
        for above, below in talk.words.cue.below_zero:
            seen = seen.replace(above, below)
    facts = cue_facts(issue, fault, talk)
    return seen.format(**facts), do.format(**facts)


def cue_facts(issue: Issue, fault: FaultSpec, talk: Talk) -> dict[str, str | Side]:
    """The values that a cue's template may name."""
    return {
        "value": talk.measured(issue.measured_value, issue.unit),
        "target": talk.measured(target(issue, fault, talk.report, talk.exercise), issue.unit),
        "side": talk.words.sides.form(issue.side) if issue.side else "",
        "rep": str(issue.rep or ""),
        "n": str(len(issue.reps)),
        "N": str(talk.report.rep_count),
    }


def target(issue: Issue, fault: FaultSpec, report: SetReport, exercise: Exercise) -> float:
    """What the fault is measured against: the rule's named parameter, else its first threshold."""
    rules = [rule for rule in fault.rules if report.view in rule.views] or list(fault.rules)
    named = rules[0].base if rules else 0.0
    return exercise.number(named) if isinstance(named, str) else issue.threshold


def _template(issue: Issue, fault: FaultSpec) -> str:
    return fault.cue if issue.side or not fault.cue_sideless else fault.cue_sideless


def _hedged(seen: str, do: str, issue: Issue, talk: Talk) -> tuple[Line, ...]:
    """Both sentences, as sure as the measurement was."""
    facts = {"seen": talk.inside(seen), "Seen": capital(seen), "action": talk.inside(do), "Action": capital(do)}
    form = choose(_hedge(issue, talk), talk.report.exercise, issue.fault, seen)
    first, _, second = form.partition(SENTENCE_END)
    fault = Rest("issue", issue.fault)
    return (
        Line(capital(first.format(**facts)) + ".", (fault,)),
        Line(capital(second.format(**facts)), (fault, Rest("advice", issue.fault))),
    )


def _hedge(issue: Issue, talk: Talk) -> tuple[str, ...]:
    hedge = talk.words.hedge
    if issue.confidence_score < POSSIBLE:
        return hedge.possible
    return hedge.looks if issue.confidence_score < LOOKS else hedge.sure


def _where(issue: Issue, fault: FaultSpec, talk: Talk) -> str:
    if fault.scope != "rep":
        return ""
    if talk.report.kind == "hold":
        return _when(issue, talk)
    if issue.rep is None or not issue.reps or talk.report.rep_count < 2:
        return ""
    forms = _spread(len(issue.reps), talk)
    form = choose(forms, talk.report.exercise, issue.fault, issue.rep, issue.reps)
    return form.format(rep=issue.rep, n=len(issue.reps), N=talk.report.rep_count)


def _spread(affected: int, talk: Talk) -> tuple[str, ...]:
    where, total = talk.words.where, talk.report.rep_count
    if affected == 1:
        return where.only
    if affected < total:
        return where.some
    return where.both if total == 2 else where.every


def _when(issue: Issue, talk: Talk) -> str:
    where = talk.words.where
    if issue.seconds >= MOST * (talk.report.hold_seconds or 0.0):
        return choose(where.hold_most, issue.fault, issue.start_seconds)
    return choose(where.hold, issue.fault, issue.start_seconds).format(at=talk.number(clock(issue.start_seconds)))


def _unknown(issue: Issue, talk: Talk) -> tuple[Line, ...]:
    value, limit = (talk.measured(number, issue.unit) for number in (issue.measured_value, issue.threshold))
    text = talk.words.cue.unknown.format(type=issue.type, value=value, limit=limit)
    first, _, second = text.partition(SENTENCE_END)
    return tuple(Line(sentence, (Rest("issue", issue.fault),)) for sentence in (f"{first}.", second))
