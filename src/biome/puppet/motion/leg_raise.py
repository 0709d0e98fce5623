"""Leg raises: straight legs lifted by the hips, lying on the back or hanging from a bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.puppet.body import Body
from biome.puppet.geometry import Array, bisect
from biome.puppet.motion.pose import Pose
from biome.puppet.motion.posed import Extra, Tie, both, posed
from biome.puppet.motion.pull_up import P95_TO_P5, swinging
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

ON_THE_BACK = Pose(lean=-90.0, hip=178.0, knee=172.0, foot=110.0, arm=2.0, elbow=176.0, arm_out=10.0)
IN_THE_HANG = Pose(lean=0.0, hip=176.0, knee=172.0, foot=125.0, arm=176.0, elbow=174.0, arm_out=10.0)
DOWN, BAR = 0.07, 1.42
"""Hips on the floor, and the bar, above the floor: fraction of height."""
ANKLE_DROP = 0.017
"""How far the ankles of straight legs on the floor lie under the hips, fraction of height."""
LYING_TOP, HANGING_TOP = 95.0, 90.0
"""Hip angle at the top."""


def leg_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, from the floor; on bent knees it is the heels that lie there."""
    rests = [replace(ON_THE_BACK, hip=lying_hip(body, knee), knee=knee) for knee in knees(performed)]
    return raising(performed, body, timeline, rests, LYING_TOP, Tie(both("HIP"), DOWN * body.height), {})


def lying_hip(body: Body, knee: float) -> float:
    """The angle at the hip, lying, that puts the heels of legs so bent on the floor."""

    def over(hip: Array) -> Array:
        thigh = np.radians(hip - 90.0)
        ankle = body.thigh * np.cos(thigh) + body.shin * np.cos(thigh + np.pi - np.radians(knee))
        return ankle + ANKLE_DROP * body.height

    return float(bisect(over, 95.0, 178.0))


def hanging_leg_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, under a bar; who swings does so about the bar."""
    amplitudes = [degrees / P95_TO_P5 for degrees in performed.fault("swing", 0.0)]

    def swung(t: Array) -> Array:
        return swinging(timeline, t, amplitudes)

    tie = Tie(both("WRIST"), (BAR + np.clip(body.leg - 1.0, 0.0, 0.1)) * body.height)
    rests = [replace(IN_THE_HANG, knee=knee) for knee in knees(performed)]
    return raising(performed, body, timeline, rests, HANGING_TOP, tie, {"lean": swung})


def knees(performed: Set) -> list[float]:
    """Knee angle of every rep: knees that bend do so all the way."""
    return performed.fault("knee_bend", performed.trait("knee", 172.0))


def raising(
    performed: Set, body: Body, timeline: Timeline, rests: list[Pose], top: float, tie: Tie, extra: Extra
) -> Motion:
    """The hips close to their angle at the top."""
    tops = performed.fault("short_range", performed.trait("top", top))
    turns = [replace(start, hip=hip) for start, hip in zip(rests, tops, strict=True)]
    return posed(body, timeline, rests, turns, tie, extra)
