"""The sit-up: hips and feet stay on the floor, the trunk curls up from lying."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import UP, Array, bend, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.arms import free_arms
from biome.puppet.motion.bridge import LYING
from biome.puppet.motion.push_up import held
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

SUPINE = -90.0
"""Lean of a trunk that lies on its back."""
RISE = 78.0
"""Degrees the trunk comes up in a full sit-up."""
FEET = 0.28
"""Ankles beyond the hips, fraction of height."""


def sit_up(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, arms before the chest; the head lies towards -x."""
    rises = performed.fault("short_range", performed.trait("rise", RISE))
    lean = timeline.travel(SUPINE, [SUPINE + rise for rise in rises])
    neck = performed.fault("neck_pull", performed.trait("head", 8.0))
    curl = performed.trait("curl", 0.0)
    lifted = timeline.travel(0.0, performed.fault("feet_lift", 0.0))
    pelvis = points(0.0, LYING * body.height, 0.0)

    def figure(t: Array) -> Figure:
        tipped, done = lean(t), timeline.progress(t)
        trunk = Trunk(
            pelvis + np.zeros((len(t), 3)), tipped, flexion=curl * bulging(done), head=held(timeline, t, neck)
        )
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side, sign in OUTWARD.items():
            hip = parts[joint("HIP", side)]
            joints = leg(body, hip, tipped_foot(body, sign * body.hips / 2.0, lifted(t), side), side)
            ankle = joints[joint("ANKLE", side)] + np.zeros(hip.shape)
            parts |= joints | {joint("KNEE", side): bend(hip, ankle, body.thigh, body.shin, UP)}
        parts |= free_arms(body, parts, tipped, np.ones(t.shape))
        return gather(parts, back(body, trunk))

    return figure


def tipped_foot(body: Body, z: float, pitch: Array, side: str) -> Foot:
    """A foot flat on the floor, up on its toes (pitch positive, degrees) or on its heel (negative)."""
    length, back = body.toe + body.heel, np.radians(np.minimum(pitch, 0.0))
    toe = toe_at(body, FEET * body.height, z, 0.0, side)
    return Foot(toe + points(length * (np.cos(back) - 1.0), -length * np.sin(back), 0.0), 0.0, pitch)


def bulging(done: Array) -> Array:
    """(n,) how far the back is curled: not at all lying, most halfway up, half of it at the top."""
    return np.sin(np.pi * np.clip(done, 0.0, 1.0) * 0.83) ** 2
