"""The trials of a cast: clean sets, faults at four levels, look-alikes, and views that must stay silent. Seeded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from biome.exercises import Exercise, FaultSpec, library
from biome.exercises.spec import ViewName
from biome.puppet.body import Body
from biome.puppet.knobs import FAULTS
from biome.puppet.sets import Set
from biome.puppet.trials import chance
from biome.puppet.trials.cast import Cast, LookAlike, Shown
from biome.puppet.trials.levels import LEVELS, Level, allowed, knob_values, rule_of

Kind = Literal["clean", "fault", "look-alike", "forbidden"]
CLEAN, ALIKE, SILENT = 6, 7, 2
"""How many trials of each sort in each view: a bar of one in twenty is told by twenty sets of a look-alike or more."""
AT_LEVEL: dict[Level, int] = {"below": 2, "minor": 2, "moderate": 4, "severe": 4}
SPARE = 5.0
"""Degrees that a camera keeps from the yaw at which a rule ends: the view itself is measured with an error."""


@dataclass(frozen=True)
class Trial:
    """One set before one camera, and what a coach should find in it."""

    pattern: str
    slug: str
    view: ViewName
    kind: Kind
    what: str  # the fault, or the look-alike
    level: Level | Literal[""]
    number: int
    performed: Set
    body: Body
    shot: chance.Shot
    seed: int
    by_hand: bool = False  # the cast gives the fault's levels, not the rule's thresholds

    @property
    def name(self) -> str:
        """By which the trial can be run again."""
        return "/".join(
            (self.performed.exercise, self.slug, self.view, self.kind, self.what, self.level, str(self.number))
        )


def trials(cast: Cast) -> Iterator[Trial]:
    """All trials of a cast, always the same ones in the same order."""
    exercise = library().get(cast.slug)
    for view in counted_views(cast, exercise):
        yield from (_trial(cast, exercise, view, "clean", number=i) for i in range(CLEAN))
        for alike in (a for a in cast.look_alikes if view in (a.views or cast.yaws)):
            yield from (
                _alike(_trial(cast, exercise, view, "look-alike", alike.name, "", i), alike) for i in range(ALIKE)
            )
    for fault in shown_faults(cast, exercise):
        yield from _faulty(cast, exercise, fault)


def counted_views(cast: Cast, exercise: Exercise) -> list[ViewName]:
    """The cast's views in which the library claims to count or time the exercise, or to see one of its faults."""
    pattern = exercise.pattern
    measure = pattern.signal.measure if pattern.signal else pattern.hold.measure if pattern.hold else ""
    claimed = {
        *library().measures[measure].views,
        *(v for f in exercise.faults if f.scope != "set" for v in allowed(f)),
    }
    return [view for view in cast.yaws if view in claimed]


def shown_faults(cast: Cast, exercise: Exercise) -> list[FaultSpec]:
    """The exercise's faults that this cast can show."""
    known = {*FAULTS[cast.motion], *cast.shown} - set(cast.unshown)
    return [fault for fault in exercise.faults if fault.id in known]


def _faulty(cast: Cast, exercise: Exercise, fault: FaultSpec) -> Iterator[Trial]:
    for view in cast.yaws:
        values = knob_values(cast, exercise, fault, view)
        seen = view in allowed(fault)
        for level in LEVELS if seen else ("severe",):
            for number in range(AT_LEVEL[level] if seen else SILENT) if level in values else ():
                plain = _trial(cast, exercise, view, "fault" if seen else "forbidden", fault.id, level, number)
                shown = cast.shown.get(fault.id, Shown())
                faults, style = {shown.knob or fault.id: values[level]}, {**plain.performed.style, **shown.style}
                by_hand = shown.levels is not None or view in shown.by_view
                yield replace(plain, performed=replace(plain.performed, faults=faults, style=style), by_hand=by_hand)


def _trial(
    cast: Cast,
    exercise: Exercise,
    view: ViewName,
    kind: Kind,
    what: str = "",
    level: Level | Literal[""] = "",
    number: int = 0,
) -> Trial:
    seed = zlib.crc32("/".join((cast.motion, cast.slug, view, kind, what, level, str(number))).encode())
    rng = np.random.default_rng(seed)
    performed, body = chance.plain_set(rng, cast), chance.body(rng)
    shot = _within(exercise, what, view, chance.shot(rng, cast, view))
    return Trial(exercise.pattern.id, cast.slug, view, kind, what, level, number, performed, body, shot, seed)


def _alike(trial: Trial, alike: LookAlike) -> Trial:
    style = {**trial.performed.style, **alike.style}
    return replace(trial, performed=replace(trial.performed, style=style), body=replace(trial.body, **alike.body))


def _within(exercise: Exercise, fault: str, view: ViewName, shot: chance.Shot) -> chance.Shot:
    """The shot turned back to where the fault's rule may look, if it was turned further."""
    known = next((f for f in exercise.faults if f.id == fault), None)
    rule = rule_of(known, view) if known else None
    if rule is None:
        return shot
    # Yaw as the engine has it: 0 from the front or the back, 90 from either side.
    turned = abs((shot.yaw + 90.0) % 180.0 - 90.0)
    inside = float(np.clip(turned, rule.min_yaw and rule.min_yaw + SPARE, rule.max_yaw - SPARE * (rule.max_yaw < 90)))
    sign = 1.0 if (shot.yaw % 180.0) <= 90.0 else -1.0
    return replace(shot, yaw=round(shot.yaw + sign * (inside - turned), 1))
