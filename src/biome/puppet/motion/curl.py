"""The curl, standing: forearms turn about elbows that stay at the sides, both together or one after the other."""

from __future__ import annotations

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import RIGHT, Array, leaning
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.upright import rocking, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

OPEN, CLOSED = 165.0, 45.0
"""Elbow angle at the bottom and at the top."""
DRIFT = 6.0
"""Degrees the upper arm comes forward in a good curl."""
HANGING = 4.0
"""Degrees the upper arm hangs ahead of the trunk's line."""
LEAN = 2.0
ASIDE = (0.10, 0.06)
"""How far upper arm and forearm point outward, as a share of their length seen from the side."""


class Curl:
    """Concentric first, upright, palms up."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        low = performed.fault("half_bottom", OPEN)
        high = performed.fault("half_top", performed.trait("top", CLOSED))
        reps = timeline.reps
        turns = [a + (b - a) * rep.share for a, b, rep in zip(low, high, reps, strict=True)]
        drift = timeline.drawn(0.0, performed.fault("elbow_drift", DRIFT))
        self.elbow = {side: self.of_side(side, low, turns) for side in OUTWARD}
        self.drift = {side: self.of_side(side, [0.0] * len(reps), drift) for side in OUTWARD}

    def of_side(self, side: str, rests: list[float], turns: list[float]) -> Keys:
        """Strokes of one arm, which rests while the other one curls."""
        own = [rep.side in ("", side) for rep in self.timeline.reps]
        return self.timeline.strokes(rests, [b if o else a for a, b, o in zip(rests, turns, own, strict=True)])

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean = LEAN + rocking(self.performed, self.timeline, t)
        parts, trunk = stand(self.body, lean)
        for side, sign in OUTWARD.items():
            raised, elbow = HANGING + self.drift[side](t), self.elbow[side](t)
            upper = leaning(lean + 180.0 - raised) + RIGHT * sign * ASIDE[0]
            lower = leaning(lean - raised + elbow) + RIGHT * sign * ASIDE[1]
            parts |= turned_arm(self.body, parts[joint("SHOULDER", side)], upper, lower, side, RIGHT * sign)
        return gather(parts, back(self.body, trunk))
