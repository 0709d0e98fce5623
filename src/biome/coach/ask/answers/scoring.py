"""Answers about the score: how the set was, what cost points, what went well, how sure all that is."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.ask.scene import Scene
from biome.coach.cues import LOOKS, POSSIBLE
from biome.coach.praise import strengths
from biome.coach.summary import doubt, summary
from biome.coach.talk import Line, Rest

MOST = 3
FULL = 10.0
HIGH, MEDIUM = 0.8, 0.55
"""Confidence of the whole report from which it was seen well, and fairly well."""


def score(scene: Scene) -> Iterator[Line]:
    """How good the score is."""
    yield from summary(scene.talk)[:1]
    if scene.report.overall_score is not None:
        yield from [*cost(scene)][:1]
        yield from doubt(scene.talk)


def cost(scene: Scene) -> Iterator[Line]:
    """What cost points, the most first."""
    if scene.report.overall_score is None:
        yield from summary(scene.talk)
        return
    costly = [issue for issue in scene.report.issues if issue.deduction >= 0.05]
    for issue in costly[:MOST]:
        points = scene.number(issue.deduction)
        yield scene.say("score", "cost", Rest("issue", issue.fault), type=issue.type, points=points)
    if not costly:
        yield scene.say("score", "tenths" if scene.report.overall_score < FULL else "nothing")


def summarised(scene: Scene) -> Iterator[Line]:
    """How the set was."""
    yield from summary(scene.talk)
    yield from strengths(scene.talk)[:1]


def praise(scene: Scene) -> Iterator[Line]:
    """What went well."""
    yield from strengths(scene.talk) or (scene.say("fix", "praise_nothing"),)


def sure(scene: Scene) -> Iterator[Line]:
    """How far the numbers can be trusted."""
    asked = [issue for issue in scene.report.issues if issue.fault in scene.meant.faults]
    for issue in (asked or scene.report.issues)[:1]:
        name = "about_possible" if issue.confidence_score < POSSIBLE else "about_likely"
        name = "about" if issue.confidence_score >= LOOKS else name
        yield scene.say("sure", name, Rest("issue", issue.fault), type=issue.type)
    seen = scene.report.confidence
    yield scene.say("sure", "high" if seen >= HIGH else "medium" if seen >= MEDIUM else "low", Rest("set"))
    yield from doubt(scene.talk)
