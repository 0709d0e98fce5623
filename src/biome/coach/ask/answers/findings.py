"""What is known of one fault in a set: found, clean, watched, not to be judged, or not told at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biome.coach.ask.scene import Scene, rep_list
from biome.coach.cues import cue
from biome.coach.talk import Line, Rest
from biome.engine.report import Issue

MOST = 2
"""Faults that one answer is about, and repetitions: never more corrections at once."""


def findings(faults: Iterable[str], scene: Scene, most: int = MOST) -> Iterator[Line]:
    """What is known of the faults, those that were found first."""
    asked = list(dict.fromkeys(faults))
    told = [lines for found in KNOWN for fault in asked if (lines := [*found(fault, scene)])]
    yield from (line for lines in told[:most] for line in lines)


def found(fault: str, scene: Scene) -> Iterator[Line]:
    """Of a fault that was found: where it was asked for, and its cue."""
    for issue in (one for one in scene.report.issues if one.fault == fault):
        yield from _in_reps(issue, scene)
        yield from cue(issue, scene.talk)


def _in_reps(issue: Issue, scene: Scene) -> Iterator[Line]:
    """Whether it was in the repetitions that were asked for."""
    about = Rest("issue", issue.fault)
    for index in scene.meant.reps[:MOST] if issue.reps else ():
        if scene.rep(index) is None:
            yield scene.no_such_rep()
        elif index in issue.reps:
            yield scene.say("fault", "in_rep", about, type=issue.type, rep=index)
        else:
            reps = rep_list(issue.reps, scene)
            yield scene.say("fault", "elsewhere", about, Rest("rep", str(index)), type=issue.type, rep=index, reps=reps)


def _clean(fault: str, scene: Scene) -> Iterator[Line]:
    clean = (one for one in scene.report.clean if one.fault == fault)
    yield from (scene.say("fault", "clean", Rest("clean", fault), type=one.type) for one in clean)


def _watched(fault: str, scene: Scene) -> Iterator[Line]:
    told = {one.fault for one in (*scene.report.issues, *scene.report.clean)}
    watched = (one for one in scene.report.watched if one.fault == fault and fault not in told)
    yield from (scene.say("fault", "watched", Rest("exercise", fault), type=one.type) for one in watched)


def _unseen(fault: str, scene: Scene) -> Iterator[Line]:
    about = Rest("not_judged", fault)
    unseen = (one for one in scene.report.not_judged if one.fault == fault)
    yield from (scene.say("fault", "unseen", about, type=one.type, message=one.message) for one in unseen)


def _untold(fault: str, scene: Scene) -> Iterator[Line]:
    """Of a report that says nothing of the fault, as those from before it was looked for."""
    report, spec = scene.report, scene.talk.fault(fault)
    told = (*report.issues, *report.clean, *report.watched, *report.not_judged)
    if spec and fault not in {one.fault for one in told}:
        yield scene.say("fault", "untold", Rest("exercise", fault), type=spec.name)


KNOWN = (found, _clean, _watched, _unseen, _untold)
"""What may be known of a fault, the most telling first."""
