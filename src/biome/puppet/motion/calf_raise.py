"""The calf raise: standing on both feet, up onto the toes and down again."""

from __future__ import annotations

import numpy as np

from biome.puppet.body import Body
from biome.puppet.figure import Figure, gather
from biome.puppet.geometry import Array
from biome.puppet.motion.arms import free_arms
from biome.puppet.motion.pull_up import P95_TO_P5, swinging
from biome.puppet.motion.standing import Carriage, Motion, feet, legs_and_trunk
from biome.puppet.motion.upright import SHIN_SHARE
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

RISE = 38.0
"""Degrees the heels come up."""
THIGH, SHIN, LEAN = 88.5, 1.0, 2.0
"""Standing straight, degrees as in a squat."""


def calf_raise(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first; the toes stay where they are."""
    heels = timeline.travel(0.0, performed.fault("short_top", performed.trait("rise", RISE)))
    bent = timeline.travel(0.0, performed.fault("bent_knee", 0.0))
    swing = [degrees / P95_TO_P5 for degrees in performed.fault("sway", 0.0)]

    def figure(t: Array) -> Figure:
        none, up, knee = np.zeros(t.shape), heels(t), bent(t)
        lean = LEAN + swinging(timeline, t, swing)
        carriage = Carriage(
            thigh=THIGH - (1.0 - SHIN_SHARE) * knee,
            shin=SHIN + SHIN_SHARE * knee,
            lean=lean,
            head=-0.5 * lean,
            contour=none,
            knee_in=(none, none),
            heel_up=(up, up),
            shift=none,
        )
        parts, trunk = legs_and_trunk(body, carriage, feet(body, 0.7, 6.0, (up, up)))
        return gather(parts | free_arms(body, parts, lean, none), back(body, trunk))

    return figure
