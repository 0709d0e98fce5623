"""Answers about more than this set: the one before, the course of the scores, whether it is time for more weight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from biome.coach.ask.evidence import RULE
from biome.coach.ask.scene import SET, Scene
from biome.coach.next_steps import EXCELLENT, UNLOADED
from biome.coach.talk import Line, Rest

SAME = 0.05
"""Points of the score within which two sets are alike, as shown."""
IN_A_ROW = 3
UNSTEADY = ("fade", "inconsistent", "partials")
"""Faults of a set whose repetitions are not alike."""
PAST, TREND, STANDING = Rest("history", "past"), Rest("history", "trend"), Rest("history", "standing")
MORE = Rest("advice", RULE)


def compare(scene: Scene) -> Iterator[Line]:
    """This set against the one before it."""
    before, now = scene.talk.before, scene.report.overall_score
    if before is None:
        yield scene.say("before", "none")
        return
    if before.score is None or now is None:
        yield scene.say("before", "unscored", SET, PAST)
    else:
        change = now - before.score
        how = "same" if abs(change) < SAME else "up" if change > 0 else "down"
        yield scene.say("before", how, SET, PAST, score=scene.number(now), before=scene.number(before.score))
    yield from _changed(scene)


def trend(scene: Scene) -> Iterator[Line]:
    """Where the scores are going."""
    person = scene.talk.person
    yield scene.say("before", person.trend, TREND) if person.trend else scene.say("before", "too_few")
    if person.average_score is not None and person.best_score is not None:
        numbers = {"average": scene.number(person.average_score), "best": scene.number(person.best_score)}
        yield scene.say("before", "standing", STANDING, **numbers)


def weight(scene: Scene) -> Iterator[Line]:
    """Whether the form allows for more: by the library's rule alone, and never how much."""
    now = scene.report.overall_score
    uneven = [issue for issue in scene.report.issues if issue.fault in UNSTEADY]
    if now is None:
        yield scene.say("weight", "unscored", SET, MORE)
    elif now < EXCELLENT:
        yield scene.say("weight", "not_yet", SET, score=scene.number(now))
    elif not uneven:
        name = "yes" if 1 + _excellent_before(scene) >= IN_A_ROW else "almost"
        yield scene.say("weight", name, SET, PAST, MORE, score=scene.number(now))
    if uneven:
        rests = (Rest("issue", issue.fault) for issue in uneven)
        yield scene.say("weight", "uneven", *rests, names=scene.joined(issue.type for issue in uneven))
    loaded = scene.talk.exercise.equipment.lower() not in UNLOADED and scene.report.kind == "reps"
    yield scene.say("weight", "rule" if loaded else "rule_unloaded", MORE)


def _excellent_before(scene: Scene) -> int:
    """How many sets right before this one were as good."""
    return len([*takewhile(lambda past: (past.score or 0.0) >= EXCELLENT, scene.talk.person.history)])


def _changed(scene: Scene) -> Iterator[Line]:
    """Which faults have gone, stayed and come since the set before."""
    then = scene.talk.last_time
    now = {issue.fault: issue.type for issue in scene.report.issues}
    clean = {one.fault: one.type for one in scene.report.clean}
    groups = {
        "mended": ("clean", {fault: name for fault, name in clean.items() if fault in then}),
        "still": ("issue", {fault: name for fault, name in now.items() if fault in then}),
        "new": ("issue", {fault: name for fault, name in now.items() if fault not in then}),
    }
    for name, (topic, found) in groups.items():
        if found:
            rests = (Rest(topic, fault) for fault in found)
            yield scene.say("before", name, PAST, *rests, names=scene.joined(found.values()))
