"""The lateral raise, standing: long arms go out to the sides, up to the shoulders' height."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, leaning
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.shoulders import bobbing, climbed, climbing
from biome.puppet.motion.upright import rocking, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

HANGING, LEVEL = 14.0, 92.0
"""Shoulder abduction at rest and at the top."""
ELBOW = 167.0
"""One soft bend from start to end."""
LEAN = 2.0


class LateralRaise:
    """Concentric first, upright, thumbs ahead."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        height = performed.trait("height", LEVEL)
        fault = "too_low" if "too_low" in performed.faults else "too_high"
        tops, uneven = performed.fault(fault, height), performed.fault("uneven", 0.0)
        self.raised = {side: self.of_side(tops, uneven, -sign / 2.0) for side, sign in OUTWARD.items()}
        self.elbow = timeline.travel(ELBOW, performed.fault("bent_arms", ELBOW))
        self.inward = float(np.degrees(np.arctan2((body.shoulders - body.hips) / 2.0, body.trunk)))

    def of_side(self, tops: list[float], uneven: list[float], share: float) -> Keys:
        """Shoulder abduction of one arm over the set."""
        return self.timeline.travel(HANGING, [top + more * share for top, more in zip(tops, uneven, strict=True)])

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean = LEAN + rocking(self.performed, self.timeline, t)
        parts, trunk = stand(self.body, lean, dip=bobbing(self.performed, self.body, self.timeline, t))
        parts = climbed(self.body, parts, trunk, climbing(self.performed, self.timeline, t))
        for side, sign in OUTWARD.items():
            # Abduction is measured from the line shoulder to hip, which runs inward.
            upper = self.raised[side](t) - self.inward
            lower = upper - 180.0 + self.elbow(t)
            ways = (sideways(lean, upper, sign), sideways(lean, lower, sign))
            parts |= turned_arm(self.body, parts[joint("SHOULDER", side)], *ways, side, FORWARD)
        return gather(parts, back(self.body, trunk))


def sideways(lean: Array, raised: Array, sign: float) -> Array:
    """(n, 3) unit vectors in the trunk's frontal plane, ``raised`` degrees from its downward line to one side."""
    a = np.radians(raised)[:, None]
    return leaning(lean + 180.0) * np.cos(a) + RIGHT * sign * np.sin(a)
