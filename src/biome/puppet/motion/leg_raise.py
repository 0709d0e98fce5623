"""Leg raises: straight legs lifted by the hips, lying on the back or hanging from a bar."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.puppet.body import Body
from biome.puppet.geometry import Array
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
LYING_TOP, HANGING_TOP = 95.0, 90.0
"""Hip angle at the top."""


def leg_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, from the floor."""
    return raising(performed, body, timeline, ON_THE_BACK, LYING_TOP, Tie(both("HIP"), DOWN * body.height), {})


def hanging_leg_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, under a bar; who swings does so about the bar."""
    amplitudes = [degrees / P95_TO_P5 for degrees in performed.fault("swing", 0.0)]

    def swung(t: Array) -> Array:
        return swinging(timeline, t, amplitudes)

    tie = Tie(both("WRIST"), (BAR + np.clip(body.leg - 1.0, 0.0, 0.1)) * body.height)
    return raising(performed, body, timeline, IN_THE_HANG, HANGING_TOP, tie, {"lean": swung})


def raising(performed: Set, body: Body, timeline: Timeline, rest: Pose, top: float, tie: Tie, extra: Extra) -> Motion:
    """The hips close to their angle at the top; knees that bend do so all the way."""
    knee = performed.fault("knee_bend", performed.trait("knee", 172.0))
    tops = performed.fault("short_range", performed.trait("top", top))
    rests = [replace(rest, knee=bent) for bent in knee]
    turns = [replace(start, hip=hip) for start, hip in zip(rests, tops, strict=True)]
    return posed(body, timeline, rests, turns, tie, extra)
