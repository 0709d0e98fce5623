"""The renegade row: from a high plank the right hand comes to the ribs and goes back to the floor."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, UP, Array, leaning, points
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.propped import WRIST_HEIGHT, flat_hand, leg_lean, lying, pressing_arm, propped_under
from biome.puppet.motion.push_up import LOCKED, sagittal_reach
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

AT_THE_RIBS, UNDER = 70.0, 34.0
"""Elbow angle at the end of the pull, and degrees from straight under the shoulder to the hand at the ribs."""


def renegade_row(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, the left arm and the toes carrying the body."""
    line = performed.fault("sag", 0.0)[0]
    half = body.shoulders / 2.0
    none = np.zeros(1)
    prop = propped_under(
        body, line, WRIST_HEIGHT * body.height, float(sagittal_reach(body, np.full(1, LOCKED), half, none)[0]), 0.0
    )
    elbow = timeline.travel(LOCKED, performed.fault("short_squeeze", performed.trait("elbow", AT_THE_RIBS)))
    behind = timeline.travel(0.0, [UNDER] * len(timeline.reps))

    def figure(t: Array) -> Figure:
        level, straight = np.full(t.shape, line), np.zeros(t.shape)
        lean = leg_lean(body, level, prop, sagittal_reach(body, np.full(t.shape, LOCKED), half, straight))
        parts, trunk = lying(body, lean, level, np.zeros(t.shape))
        hand = points(np.full(t.shape, prop.x), prop.y, OUTWARD["left"] * half)
        parts |= pressing_arm(body, parts[joint("SHOULDER", "left")], hand, straight, "left")
        shoulder = parts[joint("SHOULDER", "right")]
        reach = sagittal_reach(body, elbow(t), half, straight)[:, None]
        wrist = shoulder + leaning(180.0 + behind(t)) * reach
        parts |= hinged_arm(body, shoulder, wrist, straight, "right", UP * 0.3 - FORWARD, flat_hand("right"))
        return gather(parts, back(body, trunk)).moved(points(-prop.x / 2.0, 0.0, 0.0))

    return figure
