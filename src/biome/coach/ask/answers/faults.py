"""Answers about faults: whether one was there, what a word means, and what this film does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from biome.coach.ask.answers.findings import MOST, findings
from biome.coach.ask.answers.numbers import measured, measured_in
from biome.coach.ask.scene import EXERCISE, Scene
from biome.coach.story import narrative
from biome.coach.talk import Line, Rest
from biome.engine.report import NotJudged

MOST_UNSEEN = 6
FILMING = Rest("advice", "film")
TIRING = "fading"


def fault(scene: Scene) -> Iterator[Line]:
    """Whether the faults that were asked for were there; found ones first, after a number of a repetition's."""
    yield from (line for one in scene.reps() for line in measured_in(one, scene))
    told = [*findings(scene.meant.faults or scene.faults_about(scene.meant.parts), scene)]
    told += narrative(scene.talk)[:1] if TIRING in scene.meant.themes else ()
    yield from told
    if not told:
        yield scene.say("fault", "not_looked_for", EXERCISE, exercise=scene.talk.exercise.name)


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
        yield from _reasons(unseen)
    elif "film" not in scene.meant.concepts:
        yield scene.say("unseen", "nothing")
    yield Line(scene.talk.exercise.how_to_film, (FILMING, EXERCISE))


def _reasons(unseen: Sequence[NotJudged]) -> Iterator[Line]:
    """Why, each reason once."""
    reasons = {one.message: one for one in unseen}
    yield from islice((Line(text, (Rest("not_judged", one.fault),)) for text, one in reasons.items()), MOST)


def _when(scene: Scene) -> Iterator[Line]:
    """At which point of the movement a number is measured."""
    for spec in (one for one in scene.talk.exercise.metrics if one.id in scene.meant.metrics[:1]):
        when = scene.phrase("when", spec.event)
        yield scene.say("measured", "when", Rest("exercise", spec.id), name=spec.name, when=when)
