"""Answers about what to do: the one thing to fix first, its drill, and the exercise of the library that helps."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.ask.scene import Scene
from biome.coach.next_steps import next_fix, recommendations
from biome.coach.talk import Line, Rest
from biome.coach.words import spoken_name
from biome.exercises import library

MOST_NAMES = 3


def fix(scene: Scene) -> Iterator[Line]:
    """The single thing to fix, and what helps with it."""
    first = next_fix(scene.talk)
    if first is None and scene.report.overall_score is not None:
        yield scene.say("fix", "nothing")
    yield from (first,) if first else ()
    for step in recommendations(scene.talk)[:1]:
        yield from (line for line in (step.what, step.why) if first is None or line.text != first.text)


def exercise(scene: Scene) -> Iterator[Line]:
    """What the library advises for a fault, and which of its exercises that is."""
    named = [issue.fault for issue in scene.report.issues if issue.fault in scene.meant.faults]
    issue = next((one for one in scene.report.issues if not named or one.fault == named[0]), None)
    drill = scene.talk.fault(issue.fault) if issue else None
    if issue is None or drill is None or drill.next in ("", "-"):
        yield scene.say("exercise", "none")
        yield from fix(scene)
        return
    about = Rest("advice", issue.fault), Rest("issue", issue.fault)
    yield Line(drill.next, about)
    slugs = {slug for fact in scene.sheet.of("advice", issue.fault) for slug in fact.exercises}
    slugs -= {scene.report.exercise}
    if known := [one for one in library().exercises if one.slug in slugs][:MOST_NAMES]:
        names = scene.joined(spoken_name(one.name, scene.language) for one in known)
        yield scene.say("exercise", "named", *about, *(Rest("exercise", one.slug) for one in known), names=names)
