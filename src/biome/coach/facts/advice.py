"""Facts that are advice: the library's vetted words for what was found, and what to do when all is well."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.draft import Draft
from biome.coach.facts.faults import parts_of, spec
from biome.coach.next_steps import recommendations
from biome.coach.talk import talk
from biome.coach.words import spoken
from biome.engine.report import Issue, SetReport
from biome.exercises.spec import Exercise, FaultSpec


def advice(report: SetReport, exercise: Exercise, language: str) -> Iterator[Draft]:
    """What to do about each fault that was found, how to film, and the library's general next steps.

    Each with the same words as they are vetted in ``language``: what those name may be said as well.
    """
    local = spoken(exercise, language)
    told: set[str] = set()
    for issue in report.issues:
        for draft in _about(issue, spec(issue.fault, exercise), spec(issue.fault, local)):
            told.add(draft.text)
            yield draft
    steps, same = (recommendations(talk(report, exercise, language=said)) for said in ("en", language))
    for step, said in zip(steps, same, strict=True):
        if step.what.text not in told:
            yield Draft("advice", step.what.text, key="next", vetted=said.what.text)
    yield Draft("advice", f"How to film: {exercise.how_to_film}", key="film", vetted=local.how_to_film)


def _about(issue: Issue, fault: FaultSpec | None, local: FaultSpec | None) -> Iterator[Draft]:
    if fault is None or local is None:
        return
    pairs = ((_action(fault), _action(local)), (fault.next, local.next))
    for text, vetted in pairs:
        if text.strip("-"):
            about, reps = parts_of(fault), frozenset(issue.reps)
            yield Draft("advice", text, key=fault.id, parts=about, reps=reps, vetted=vetted)


def _action(fault: FaultSpec) -> str:
    return fault.cue.partition(". ")[2]
