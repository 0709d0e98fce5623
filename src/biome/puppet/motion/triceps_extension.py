"""Triceps extensions: forearms straighten about elbows that stay, with the arms down, overhead or over a bench."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import RIGHT, Array, leaning
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.on_bench import lie
from biome.puppet.motion.overhead_press import leans
from biome.puppet.motion.pull_up import P95_TO_P5, swinging
from biome.puppet.motion.upright import stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

LOCKED = 170.0
"""Elbow angle when straight."""
DRIFT = 5.0
"""Degrees the upper arm moves in a good rep."""
ASIDE = (0.08, 0.03)
"""How far upper arm and forearm point outward, as a share of their length seen from the side."""


@dataclass(frozen=True)
class Kind:
    """One extension: shoulder flexion with straight arms, elbow at the start, and how the trunk is held (degrees)."""

    raised: float
    folded: float
    lean: float = 0.0
    lying: bool = False


KINDS = {
    "triceps_pushdown": Kind(raised=6.0, folded=82.0, lean=8.0),
    "overhead_extension": Kind(raised=172.0, folded=68.0, lean=-1.0),
    "skull_crusher": Kind(raised=98.0, folded=80.0, lying=True),
}


class TricepsExtension:
    """Concentric first, from bent elbows."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        self.kind = KINDS[performed.exercise]
        low, high = performed.fault("half_bend", self.kind.folded), performed.fault("soft_lockout", LOCKED)
        turns = [a + (b - a) * rep.share for a, b, rep in zip(low, high, timeline.reps, strict=True)]
        self.elbow = timeline.strokes(low, turns)
        self.drift = timeline.travel(0.0, performed.fault("elbow_drift", DRIFT))
        self.arch = leans(timeline, performed.fault("arch", self.kind.lean), self.kind.lean)

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean = self.lean(t)
        parts, trunk = lie(self.body, len(t)) if self.kind.lying else stand(self.body, lean)
        raised, elbow = self.kind.raised - self.drift(t), self.elbow(t)
        for side, sign in OUTWARD.items():
            upper = leaning(lean + 180.0 - raised) + RIGHT * sign * ASIDE[0]
            lower = leaning(lean - raised + elbow) + RIGHT * sign * ASIDE[1]
            parts |= turned_arm(self.body, parts[joint("SHOULDER", side)], upper, lower, side, RIGHT * sign)
        return gather(parts, back(self.body, trunk))

    def lean(self, t: Array) -> Array:
        """(n,) of the trunk: rocking over the weight and back by the fault ``lean``, held back by ``arch``."""
        if self.kind.lying:
            return np.full(t.shape, -90.0)
        amplitudes = [degrees / P95_TO_P5 for degrees in self.performed.fault("lean", 0.0)]
        return self.arch(t) + swinging(self.timeline, t, amplitudes)
