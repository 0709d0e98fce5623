"""Movements made of poses: joint angles go from a pose at rest to one at the turn and back, tied to what carries them.

A new movement is a few lines: its two poses (faults and styles replace their fields), what it is tied to, and what
moves besides. For instance a leg extension::

    rest = Pose(lean=-12, hip=88, knee=92, arm=20)
    turns = [replace(rest, knee=knee) for knee in performed.fault("short_range", 172)]
    return posed(body, timeline, rest, turns, Tie(("LEFT_HIP", "RIGHT_HIP"), height=0.3))

``holding`` is the same for holds: from one pose into another, held for the set's seconds, and back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array, points
from biome.puppet.motion.pose import Pose, held
from biome.puppet.motion.standing import Motion
from biome.puppet.schedule import SETUP, first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline

Extra = Mapping[str, Callable[[Array], Array]]
"""What is added to some angles: by name as in ``Pose.angles``, degrees (n,) at the times (n,)."""


@dataclass(frozen=True)
class Tie:
    """What does not move: the middle of these landmarks stays at x = z = 0 and at ``height`` (metres)."""

    names: tuple[str, ...]
    height: float = 0.0

    def place(self, figure: Figure) -> Figure:
        """The figure moved so that the tie holds."""
        middle = np.mean([figure[Landmark[name]] for name in self.names], axis=0)
        return figure.moved(points(0.0, self.height, 0.0) - middle)


def both(*names: str) -> tuple[str, ...]:
    """The left and the right landmark of these joints."""
    return tuple(f"{side}_{name}" for name in names for side in ("LEFT", "RIGHT"))


def posed(
    body: Body,
    timeline: Timeline,
    rest: Pose | Sequence[Pose],
    turns: Sequence[Pose],
    tie: Tie,
    extra: Extra | None = None,
) -> Motion:
    """From rest to each rep's turn and back; a rep's share of the range is that share of every angle's way."""
    rests = [rest] * len(turns) if isinstance(rest, Pose) else list(rest)
    starts, ends = [p.angles() for p in rests], [p.angles() for p in turns]
    shares = [rep.share for rep in timeline.reps]
    curves = {
        name: timeline.strokes(
            [p[name] for p in starts],
            [a[name] + (b[name] - a[name]) * s for a, b, s in zip(starts, ends, shares, strict=True)],
        )
        for name in starts[0]
    }
    return moving(body, curves, tie, extra)


def holding(
    performed: Set,
    body: Body,
    timeline: Timeline,
    before: Pose,
    hold: Pose,
    tie: Tie,
    extra: Extra | None = None,
    seconds: float = SETUP,
) -> Motion:
    """Into a hold in so many seconds, held, and out of it the same way."""
    start = first_rep(performed)
    end = start + performed.seconds
    a, b = before.angles(), hold.angles()
    times = [start - seconds, start, end, end + seconds]
    return moving(body, {name: Keys(times, [a[name], b[name], b[name], a[name]]) for name in a}, tie, extra)


def moving(body: Body, curves: Mapping[str, Keys], tie: Tie, extra: Extra | None = None) -> Motion:
    """Every angle along its own curve, and what is added to some."""
    more = extra or {}

    def figure(t: Array) -> Figure:
        angles = {name: curve(t) for name, curve in curves.items()}
        angles |= {name: angles[name] + add(t) for name, add in more.items()}
        return tie.place(held(body, angles))

    return figure


def laid(motion: Motion, side: float = 90.0) -> Motion:
    """The same movement with the whole body tipped onto its right side (degrees; negative: the left) about x."""
    turn = np.radians(side)

    def turned(room: Array) -> Array:
        x, y, z = np.moveaxis(room, -1, 0)
        return points(x, y * np.cos(turn) - z * np.sin(turn), z * np.cos(turn) + y * np.sin(turn))

    def figure(t: Array) -> Figure:
        found = motion(t)
        return Figure(turned(found.landmarks), turned(found.spine))

    return figure


def steady(value: ArrayLike) -> Callable[[Array], Array]:
    """The same at any time."""
    return lambda t: np.broadcast_to(np.asarray(value, float), t.shape)
