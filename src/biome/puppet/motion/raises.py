"""Raises in other planes than the lateral one: the front raise, and the upright row whose elbows lead."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, leaning, points, unit
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.lateral_raise import sideways
from biome.puppet.motion.shoulders import bobbing, climbed, climbing
from biome.puppet.motion.upright import rocking, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

LEAN = 2.0
HANGING, LEVEL = 6.0, 90.0
"""Shoulder flexion of a front raise at rest and at the top."""
SOFT = 166.0
"""Its elbow, from start to end."""
ASIDE = 0.08
"""How far its arms point outward, as a share of their length seen from the side."""
ABDUCTED, LED = 12.0, 86.0
"""Shoulder abduction of an upright row, seen from in front, at rest and at the top."""
AHEAD = (0.10, 1.0)
"""How far its upper arms point ahead at rest and at the top, as a share of their length seen from in front: a bar close
to the chest does not let elbows go straight out."""
GRIP = 1.0
"""Hand distance of an upright row, shoulder widths."""


class FrontRaise:
    """Concentric first, upright, palms down."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        fault = "too_low_front" if "too_low_front" in performed.faults else "too_high_front"
        self.raised = timeline.travel(HANGING, performed.fault(fault, performed.trait("height", LEVEL)))
        self.elbow = timeline.travel(SOFT, performed.fault("bent_arms_front", SOFT))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean = LEAN + rocking(self.performed, self.timeline, t)
        parts, trunk = stand(self.body, lean, dip=bobbing(self.performed, self.body, self.timeline, t))
        parts = climbed(self.body, parts, trunk, climbing(self.performed, self.timeline, t))
        raised, elbow = self.raised(t), self.elbow(t)
        for side, sign in OUTWARD.items():
            upper = leaning(lean + 180.0 - raised) + RIGHT * sign * ASIDE
            lower = leaning(lean - raised + elbow) + RIGHT * sign * ASIDE
            parts |= turned_arm(self.body, parts[joint("SHOULDER", side)], upper, lower, side, -RIGHT * sign)
        return gather(parts, back(self.body, trunk))


class UprightRow:
    """Concentric first, upright: the hands go up along the body, under elbows that go out and up."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        fault = "too_low" if "too_low" in performed.faults else "too_high"
        tops, uneven = performed.fault(fault, performed.trait("height", LED)), performed.fault("uneven", 0.0)
        self.raised = {
            side: timeline.travel(ABDUCTED, [top - more * sign / 2.0 for top, more in zip(tops, uneven, strict=True)])
            for side, sign in OUTWARD.items()
        }
        self.ahead = timeline.travel(AHEAD[0], [AHEAD[1]] * len(timeline.reps))
        self.inward = float(np.degrees(np.arctan2((body.shoulders - body.hips) / 2.0, body.trunk)))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean = LEAN + rocking(self.performed, self.timeline, t)
        parts, trunk = stand(self.body, lean, dip=bobbing(self.performed, self.body, self.timeline, t))
        parts = climbed(self.body, parts, trunk, climbing(self.performed, self.timeline, t))
        for side, sign in OUTWARD.items():
            shoulder = parts[joint("SHOULDER", side)]
            upper = unit(sideways(lean, self.raised[side](t) - self.inward, sign) + FORWARD * self.ahead(t)[:, None])
            parts |= turned_arm(self.body, shoulder, upper, self.forearm(shoulder, upper, sign), side, -RIGHT * sign)
        return gather(parts, back(self.body, trunk))

    def forearm(self, shoulder: Array, upper: Array, sign: float) -> Array:
        """(n, 3) from an elbow down to a bar whose grip is narrow, and back towards the body."""
        elbow = shoulder + upper * self.body.upper_arm
        inward = (sign * GRIP * self.body.shoulders / 2.0 - elbow[:, 2]) / self.body.forearm
        inward = np.clip(inward, -0.95, 0.95)
        rest = np.sqrt(1.0 - inward**2)
        tuck = np.clip((shoulder - elbow)[:, 0] / self.body.forearm, -0.6, 0.0) * rest
        return points(tuck, -np.sqrt(np.maximum(rest**2 - tuck**2, 0.0)), inward)
