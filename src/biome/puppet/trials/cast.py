"""Who plays what: the types in which a motion of the puppet is cast as an exercise of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from biome.exercises.spec import ViewName
from biome.puppet.sets import Knob, Tempo

Yaws = Mapping[ViewName, tuple[float, ...]]
"""Where the camera stands for each view, degrees around the performer (0 in front, 90 at the right)."""

STANDING: Yaws = {"side": (90.0, -90.0), "oblique": (45.0, -45.0), "front": (0.0, 180.0)}
"""Of a body whose trunk points up: the view is where the camera stands."""

PRONE: Yaws = {"side": (90.0, -90.0), "oblique": (50.0, -50.0, 130.0), "end-on": (0.0, 180.0)}
"""Of a body that lies along the way it would face: before its head or behind its feet the camera sees it end-on."""


@dataclass(frozen=True)
class Shown:
    """How a fault of the library is put on the puppet, where its own name and the rule's thresholds do not do.

    ``knob`` is the puppet's name for it. ``levels`` are the knob's values for below, minor, moderate and severe, for a
    knob in another unit than the rule's measure or a body that cannot go so far; ``by_view`` the same for one view.
    ``style`` goes with it.
    """

    knob: str = ""
    levels: tuple[Knob, Knob, Knob, Knob] | None = None
    by_view: Mapping[ViewName, tuple[Knob, Knob, Knob, Knob]] = field(default_factory=dict)
    style: Mapping[str, Knob] = field(default_factory=dict)


@dataclass(frozen=True)
class LookAlike:
    """What only looks like a fault: a style or a build with which nothing may be reported. No views: all."""

    name: str
    style: Mapping[str, Knob] = field(default_factory=dict)
    body: Mapping[str, float] = field(default_factory=dict)
    views: tuple[ViewName, ...] = ()


@dataclass(frozen=True)
class Cast:
    """One motion of the puppet playing one exercise of the library.

    Its pattern, rate and thresholds are the exercise's. Every fault that both the exercise and the motion's knobs name
    is tried; ``shown`` adds or changes some, ``unshown`` leaves out those that this motion cannot truly show.
    ``style`` is in every set. ``tempo`` is slowed by a random factor of ``pace``; ``reps`` and ``seconds`` (of a hold)
    are drawn from their ranges. ``truth`` names the true measure for a measure of the library that has another name.
    """

    motion: str
    slug: str
    yaws: Yaws = field(default_factory=lambda: STANDING)
    style: Mapping[str, Knob] = field(default_factory=dict)
    shown: Mapping[str, Shown] = field(default_factory=dict)
    unshown: tuple[str, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    tempo: Tempo = field(default_factory=Tempo)
    pace: tuple[float, float] = (0.9, 1.5)
    reps: tuple[int, int] = (3, 7)
    seconds: tuple[float, float] = (8.0, 18.0)
    truth: Mapping[str, str] = field(default_factory=dict)
    portrait: bool = True  # a standing body may be filmed upright
