"""The overhead press, standing: from the shoulders straight up until the arms are straight."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, chord, points
from biome.puppet.limbs import Grip
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.upright import Feet, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

LOCKED = 172.0
"""Elbow angle at the top."""
RACK = (0.100, -0.010)
"""Wrists from the shoulders before the press, fractions of height: ahead and up, over upright forearms."""
OUT = (0.045, 0.020)
"""Elbows outward of the shoulders before and at the top, fraction of height; the hands keep between."""
HANDS = 0.035
LEAN, RESTING = -3.0, 1.0
"""Lean of the trunk while pressing, so that the bar clears the face, and between reps."""
LEANS_WITHIN = 0.35
"""Share of the lift in which the trunk leans back."""
DIPS_WITHIN = 0.6
"""Share of the lift in which the knees dip and drive."""


class OverheadPress:
    """Concentric first, upright, hands a little wider than the shoulders."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        tops = [self.straight(elbow) for elbow in performed.fault("soft_lockout", LOCKED)]
        self.rise = timeline.travel(RACK[1] * body.height, tops)
        self.lean = leans(timeline, performed.fault("back_lean", performed.trait("lean", LEAN)))
        self.uneven = performed.fault("uneven", 0.0)

    def straight(self, elbow: float) -> float:
        """Metres from shoulder to wrist seen from the side, at the top."""
        out, hands = OUT[1] * self.body.height, HANDS * self.body.height
        upper, lower = np.sqrt(self.body.upper_arm**2 - out**2), np.sqrt(self.body.forearm**2 - (hands - out) ** 2)
        return float(chord(upper, lower, elbow))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean, done = self.lean(t), self.timeline.progress(t)
        parts, trunk = stand(self.body, lean, Feet(stance=1.1), dips(self.performed, self.timeline, t), -lean)
        for side in OUTWARD:
            parts |= self.arm(parts, t, done, side)
        return gather(parts, back(self.body, trunk))

    def arm(self, parts: dict[Landmark, Array], t: Array, done: Array, side: str) -> dict[Landmark, Array]:
        """One arm; the lower hand of an uneven pair falls behind as the weight rises."""
        body, shoulder = self.body, parts[joint("SHOULDER", side)]
        limb = np.linalg.norm(shoulder - parts[joint("HIP", side)], axis=-1)
        behind = np.maximum(OUTWARD[side] * self.timeline.level(t, self.uneven), 0.0) * limb
        ahead, out = RACK[0] * (1.0 - done), OUT[0] + (OUT[1] - OUT[0]) * done
        place = points(ahead * body.height, self.rise(t) - behind * done, OUTWARD[side] * HANDS * body.height)
        grip = Grip(UP + FORWARD * 0.3, RIGHT * -OUTWARD[side])
        return hinged_arm(body, shoulder, shoulder + place, out * body.height, side, FORWARD - UP * 0.4, grip)


def leans(timeline: Timeline, values: list[float], resting: float = RESTING) -> Keys:
    """The trunk's lean, reached early in the lift and kept until the weight comes down."""
    times, leaned = [0.0], [resting]
    for rep, value in zip(timeline.reps, values, strict=True):
        times += [rep.start, rep.start + LEANS_WITHIN * (rep.turn - rep.start), rep.leave, rep.end]
        leaned += [resting, value, value, resting]
    return Keys(times, leaned)


def dips(performed: Set, timeline: Timeline, t: Array) -> Array:
    """(n,) degrees the knees bend more than at rest: a dip and a drive early in every lift."""
    out = np.zeros(t.shape)
    for rep, degrees in zip(timeline.reps, performed.fault("leg_drive", 0.0), strict=True):
        share = (t - rep.start) / (rep.turn - rep.start) / DIPS_WITHIN
        out += degrees * np.sin(np.pi * np.clip(share, 0.0, 1.0)) ** 2
    return out
