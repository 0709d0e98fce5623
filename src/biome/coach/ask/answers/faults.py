"""Answers about faults: whether one was there, what was looked for in vain, and what this film does not show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from biome.coach.ask.answers.numbers import measured
from biome.coach.ask.scene import EXERCISE, Scene, rep_list
from biome.coach.cues import cue
from biome.coach.talk import Line, Rest
from biome.engine.report import Issue, NotJudged

MOST = 2
"""Faults that one answer is about: never more corrections at once."""
MOST_UNSEEN = 6
FILMING = Rest("advice", "film")


def fault(scene: Scene) -> Iterator[Line]:
    """Whether the faults that were asked for were there; found ones first."""
    asked = dict.fromkeys((*scene.meant.faults, *_by_part(scene)))
    told = [lines for found in FINDING for one in asked if (lines := [*found(one, scene)])]
    if not told:
        yield scene.say("fault", "not_looked_for", EXERCISE, exercise=scene.talk.exercise.name)
    for lines in told[:MOST]:
        yield from lines


def meaning(scene: Scene) -> Iterator[Line]:
    """What a number, a fault or the score is."""
    if scene.meant.metrics:
        yield from _when(scene)
        yield from measured(scene)
    elif scene.meant.faults:
        yield from fault(scene)
    else:
        yield scene.say("score", "how", Rest("exercise", "score"))


def not_judged(scene: Scene) -> Iterator[Line]:
    """What this film does not show, and how to film it."""
    asked = [one for name in dict.fromkeys(scene.meant.faults) for one in scene.report.not_judged if one.fault == name]
    unseen = asked or scene.report.not_judged[:MOST_UNSEEN]
    if unseen:
        rests = (Rest("not_judged", one.fault) for one in unseen)
        yield scene.say("unseen", "names", *rests, names=scene.joined(one.type for one in unseen))
        yield from _messages(unseen)
    elif "film" not in scene.meant.concepts:
        yield scene.say("unseen", "nothing")
    yield Line(scene.talk.exercise.how_to_film, (FILMING, EXERCISE))


def _messages(unseen: tuple[NotJudged, ...] | list[NotJudged]) -> Iterator[Line]:
    """Why, each reason once."""
    reasons = {one.message: one for one in unseen}
    yield from islice((Line(text, (Rest("not_judged", one.fault),)) for text, one in reasons.items()), MOST)


def _by_part(scene: Scene) -> tuple[str, ...]:
    """What is looked for in a part of the body, where nothing was asked more closely."""
    return () if scene.meant.faults else tuple(scene.facts_about(scene.meant.parts))


def _found(name: str, scene: Scene) -> Iterator[Line]:
    for issue in (one for one in scene.report.issues if one.fault == name):
        yield from _in_reps(issue, scene)
        yield from cue(issue, scene.talk)


def _in_reps(issue: Issue, scene: Scene) -> Iterator[Line]:
    """Whether it was in the repetitions that were asked for."""
    about = Rest("issue", issue.fault)
    for index in scene.meant.reps[:MOST] if issue.reps else ():
        if scene.rep(index) is None:
            yield scene.say("rep", "unknown", count=scene.count())
        elif index in issue.reps:
            yield scene.say("fault", "in_rep", about, type=issue.type, rep=index)
        else:
            reps = rep_list(issue.reps, scene)
            yield scene.say("fault", "elsewhere", about, Rest("rep", str(index)), type=issue.type, rep=index, reps=reps)


def _clean(name: str, scene: Scene) -> Iterator[Line]:
    found = (one for one in scene.report.clean if one.fault == name)
    yield from (scene.say("fault", "clean", Rest("clean", name), type=one.type) for one in found)


def _watched(name: str, scene: Scene) -> Iterator[Line]:
    told = {one.fault for one in (*scene.report.issues, *scene.report.clean)}
    found = (one for one in scene.report.watched if one.fault == name and name not in told)
    yield from (scene.say("fault", "watched", Rest("exercise", name), type=one.type) for one in found)


def _unseen(name: str, scene: Scene) -> Iterator[Line]:
    found = (one for one in scene.report.not_judged if one.fault == name)
    about = Rest("not_judged", name)
    yield from (scene.say("fault", "unseen", about, type=one.type, message=one.message) for one in found)


def _untold(name: str, scene: Scene) -> Iterator[Line]:
    """Of a report that says nothing of the fault, as those from before it was looked for."""
    spec = scene.talk.fault(name)
    report = scene.report
    if spec and name not in {one.fault for one in (*report.issues, *report.clean, *report.watched, *report.not_judged)}:
        yield scene.say("fault", "untold", Rest("exercise", name), type=spec.name)


def _when(scene: Scene) -> Iterator[Line]:
    for spec in (one for one in scene.talk.exercise.metrics if one.id in scene.meant.metrics[:1]):
        when = scene.phrase("when", spec.event)
        yield scene.say("measured", "when", Rest("exercise", spec.id), name=spec.name, when=when)


FINDING = (_found, _clean, _watched, _unseen, _untold)
"""What may be known of a fault, the most telling first."""
