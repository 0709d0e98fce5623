"""Answers about numbers: repetitions, seconds, angles, the two sides."""

from __future__ import annotations

from collections.abc import Iterator

from biome.coach.ask.answers.findings import findings
from biome.coach.ask.scene import EXERCISE, Scene
from biome.coach.ask.vocabulary import themes
from biome.coach.cues import cue
from biome.coach.talk import Line, Rest
from biome.engine.report import Metric, Rep

MOST = 2
SURE, ALIKE = 2.0, 6.0
"""Standard errors by which the sides must differ, and per cent within which they count as alike."""
TEMPO, BALANCE, FILMING = Rest("story", "tempo"), Rest("story", "balance"), Rest("advice", "film")
AMOUNT = Rest("set")
KEPT_OF_REPS = {"t_ecc": "eccentric", "t_con": "concentric"}
"""Measures of which each repetition has its own value, and the phase whose seconds they are."""


def count(scene: Scene) -> Iterator[Line]:
    """How many repetitions were counted, and what was not."""
    if scene.report.kind == "hold":
        yield scene.say("count", "is_hold", EXERCISE, AMOUNT)
        yield from held(scene)
        return
    yield scene.say("count", "reps", count=scene.count()) if scene.report.rep_count else scene.say("count", "none")
    if attempts := scene.report.attempts:
        name = "short" if len(attempts) == 1 else "shorts"
        yield scene.say("count", name, Rest("set", "attempts"), n=len(attempts))
        yield Line(attempts[0].reason, (Rest("set", "attempts"),))


def held(scene: Scene) -> Iterator[Line]:
    """For how long a position was held."""
    if scene.report.kind != "hold":
        yield scene.say("count", "is_reps", EXERCISE, AMOUNT)
        yield from tempo(scene)
    elif scene.report.hold_seconds:
        yield scene.say("count", "held", seconds=scene.number(scene.report.hold_seconds))
    else:
        yield scene.say("count", "not_held")


def measured(scene: Scene) -> Iterator[Line]:
    """The numbers that were asked for, and the faults that were asked for with them."""
    shown = [metric for name in scene.meant.metrics for metric in scene.report.metrics if metric.id == name]
    for metric in shown[:MOST]:
        yield from _metric(metric, scene)
    if not shown:
        yield from _not_shown(scene)
    elif issue := next((one for one in scene.report.issues if one.fault in scene.meant.faults), None):
        yield from cue(issue, scene.talk)


def measured_in(one: Rep, scene: Scene) -> Iterator[Line]:
    """The numbers that were asked for of one repetition; the set's, and that it is, where no repetition has its own."""
    asked = [spec for spec in scene.talk.exercise.metrics if spec.id in scene.meant.metrics]
    own = {spec.name: seconds for spec in asked if (seconds := one.durations.get(KEPT_OF_REPS.get(spec.measure, "")))}
    for name, seconds in own.items():
        about = Rest("rep", str(one.index))
        yield scene.say("measured", "in_rep", about, name=name, rep=one.index, seconds=scene.number(seconds))
    if asked and not own:
        of_set = [Rest("metric", metric.id) for metric in scene.report.metrics if metric.id in scene.meant.metrics]
        yield from (scene.say("measured", "of_set", about) for about in of_set[:1])
        yield from measured(scene)


def tempo(scene: Scene) -> Iterator[Line]:
    """How fast the repetitions were, and those that were asked for."""
    yield from findings(scene.meant.faults, scene, most=1)
    for one in (rep for index in scene.meant.reps[:MOST] if (rep := scene.rep(index))):
        yield scene.say("rep", "took", Rest("rep", str(one.index)), rep=one.index, seconds=scene.number(one.seconds))
    paced = scene.report.story.tempo if scene.report.story else None
    if paced is None or paced.rep is None:
        yield scene.say("tempo", "unknown", AMOUNT)
    elif paced.eccentric is None or paced.concentric is None:
        yield scene.say("tempo", "whole", TEMPO, rep=scene.number(paced.rep))
    else:
        down, up = scene.number(paced.eccentric), scene.number(paced.concentric)
        yield scene.say("tempo", "typical", TEMPO, rep=scene.number(paced.rep), down=down, up=up)


def sides(scene: Scene) -> Iterator[Line]:
    """Left against right."""
    uneven = set(themes().faults["uneven"])
    told = [line for issue in scene.report.issues if issue.fault in uneven for line in cue(issue, scene.talk)]
    told += _balance(scene)
    if told:
        yield from told[: 2 * MOST]
    else:
        yield scene.say("sides", "unknown", AMOUNT, EXERCISE)
        yield Line(scene.talk.exercise.how_to_film, (FILMING, EXERCISE))


def _balance(scene: Scene) -> Iterator[Line]:
    found = scene.report.story.balance if scene.report.story else None
    if found is None:
        return
    size = abs(found.difference)
    if found.weaker and size > SURE * found.error:
        side = scene.talk.words.sides.form(found.weaker)
        yield scene.say("sides", "weaker", BALANCE, side=side, difference=f"{size:.0f}")
    elif size + found.error <= ALIKE:
        yield scene.say("sides", "alike", BALANCE, difference=max(1, round(size + found.error)))


def _metric(metric: Metric, scene: Scene) -> Iterator[Line]:
    about = Rest("metric", metric.id)
    if not any(sign.isdigit() for sign in metric.target):
        yield scene.say("measured", "no_target", about, name=metric.name, actual=metric.actual)
        return
    yield scene.say("measured", "shown", about, name=metric.name, actual=metric.actual, target=metric.target)
    yield scene.say("measured", metric.status, about)


def _not_shown(scene: Scene) -> Iterator[Line]:
    for spec in [one for one in scene.talk.exercise.metrics if one.id in scene.meant.metrics][:1]:
        yield scene.say("measured", "not_shown", Rest("exercise", spec.id), name=spec.name)
        yield Line(scene.talk.exercise.how_to_film, (FILMING, EXERCISE))
