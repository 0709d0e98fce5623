"""Facts that are advice: the library's vetted words for what was found, and what to do when all is well."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.facts.draft import Draft
from biome.coach.facts.faults import parts_of
from biome.coach.next_steps import recommendations
from biome.coach.talk import talk
from biome.engine.report import SetReport
from biome.exercises.spec import Exercise


def advice(report: SetReport, exercise: Exercise) -> Iterator[Draft]:
    """What to do about each fault that was found, how to film, and the library's general next steps."""
    told = set()
    for issue in report.issues:
        fault = next((f for f in exercise.faults if f.id == issue.fault), None)
        if fault is None:
            continue
        _, _, action = fault.cue.partition(". ")
        texts = (action, "" if fault.next == "-" else fault.next)
        told |= {text for text in texts if text}
        about, reps = parts_of(fault), frozenset(issue.reps)
        yield from (Draft("advice", text, key=fault.id, parts=about, reps=reps) for text in texts if text)
    steps = recommendations(talk(report, exercise))
    yield from (Draft("advice", step.what.text, key="next") for step in steps if step.what.text not in told)
    yield Draft("advice", f"How to film: {exercise.how_to_film}", key="film")
