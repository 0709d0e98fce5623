"""Movements on two planted feet, as postures to move between: the squat, the deadlift, and standing still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure
from biome.puppet.geometry import Array, leaning, points
from biome.puppet.limbs import STRAIGHT, Foot, ankle, leg, toe_at
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import Trunk, flexion_of, head, hips_and_shoulders

EARLY = 0.3
"""Share of the lift after which hips that shoot up have tipped the trunk furthest."""

LEAST_THIGH = 0.3
"""Share of the thigh that is seen from the side however wide the stance."""

Motion = Callable[[Array], Figure]
"""The figure at the given times (n,), seconds."""


@dataclass(frozen=True)
class Posture:
    """Legs and trunk as seen from the side, degrees: thigh above horizontal, shin and trunk forward of vertical."""

    thigh: float
    shin: float
    lean: float


@dataclass(frozen=True, eq=False)
class Carriage:
    """What a standing movement holds at n moments; degrees, percent and metres as in measures.md."""

    thigh: Array
    shin: Array
    lean: Array
    head: Array
    contour: Array
    knee_in: tuple[Array, Array]
    heel_up: tuple[Array, Array]
    shift: Array


def feet(body: Body, stance: float, toe_out: float, heel_up: tuple[Array, Array]) -> dict[str, Foot]:
    """Two feet planted ``stance`` shoulder widths apart (ankles, while flat), toes joints that never move."""
    z = stance * body.shoulders / 2.0
    return {
        side: Foot(toe_at(body, 0.0, OUTWARD[side] * z, toe_out, side), toe_out, up)
        for side, up in zip(SIDES, heel_up, strict=True)
    }


def pelvis(body: Body, carriage: Carriage, planted: dict[str, Foot]) -> Array:
    """(n, 3) mid-hip so that thighs and shins have their angles while the knees stay over the feet."""
    joints = {side: ankle(body, planted[side], side) for side in SIDES}
    middle = (joints["left"] + joints["right"]) / 2.0
    out = np.radians(planted["right"].toe_out)
    pitch = np.arctan(np.tan(np.radians(carriage.shin)) / np.cos(out))
    knee = middle + points(body.shin * np.sin(pitch) * np.cos(out), body.shin * np.cos(pitch), 0.0)
    knee_z = joints["right"][..., 2] + body.shin * np.sin(pitch) * np.sin(out)
    # In a straddle wider than the thighs reach the knees fall inside the feet, and the hips come down between them.
    thigh = np.sqrt(np.maximum(body.thigh**2 - (knee_z - body.hips / 2.0) ** 2, (LEAST_THIGH * body.thigh) ** 2))
    hip = knee + leaning(carriage.thigh - 90.0) * thigh[..., None]
    width = joints["right"][..., 2] - joints["left"][..., 2]
    aside = hip + points(0.0, 0.0, carriage.shift / 100.0 * width)
    # A shift lengthens one leg's way to its foot; the hips come down by what it lacks.
    return np.where(carriage.shift[..., None] == 0.0, aside, under_reach(body, aside, planted))


def under_reach(body: Body, hips: Array, planted: dict[str, Foot]) -> Array:
    """(n, 3) mid-hip, lowered where either leg would otherwise be longer than it is."""
    high = hips[:, 1].copy()
    for side, sign in OUTWARD.items():
        at = ankle(body, planted[side], side)
        aside = np.hypot(hips[:, 0] - at[:, 0], hips[:, 2] + sign * body.hips / 2.0 - at[:, 2])
        high = np.minimum(high, at[:, 1] + np.sqrt(np.maximum((STRAIGHT * body.leg_length) ** 2 - aside**2, 0.0)))
    return points(hips[:, 0], high, hips[:, 2])


def legs_and_trunk(body: Body, carriage: Carriage, planted: dict[str, Foot]) -> tuple[dict[Landmark, Array], Trunk]:
    """Everything but the arms."""
    trunk = Trunk(pelvis(body, carriage, planted), carriage.lean, 0.0, flexion_of(carriage.contour), carriage.head)
    parts = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    for side, knee_in in zip(SIDES, carriage.knee_in, strict=True):
        parts |= leg(body, parts[joint("HIP", side)], planted[side], side, knee_in)
    return parts, trunk


def tipping(
    timeline: Timeline, rests: list[float], turns: list[float], extra: list[float], lift_first: bool = False
) -> Keys:
    """A curve like ``Timeline.strokes`` that first goes further by ``extra`` early in each lift (where it is not 0)."""
    times, values = [0.0], [rests[0] if rests else 0.0]
    for rep, rest, turn, more in zip(timeline.reps, rests, turns, extra, strict=True):
        begin, end = (rep.start, rep.turn) if lift_first else (rep.leave, rep.end)
        keys = [(rep.start, rest), (rep.turn, turn), (rep.leave, turn), (rep.end, rest)]
        if more:
            keys.append((begin + EARLY * (end - begin), (rest if lift_first else turn) + more))
        times += [t for t, _ in sorted(keys)]
        values += [v for _, v in sorted(keys)]
    return Keys(times, values)
