"""The bent-over row: from a hinge, the hands come to the ribs and go back under the shoulders."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bisect, chord, leaning, points
from biome.puppet.limbs import Grip
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.standing import Posture
from biome.puppet.motion.upright import Feet, stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

HINGED = Posture(thigh=62.0, shin=8.0, lean=55.0)
OPEN, CLOSED = 168.0, 72.0
"""Elbow angle with hanging arms and at the ribs."""
UNDER = 19.0
"""Degrees, at the shoulder, between the trunk and the hands at the ribs."""
OUT, HANDS = 0.030, 0.020
"""Elbows and hands outward of the shoulders, fraction of height."""


class Row:
    """Concentric first, hinged, both arms."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.body = body
        hinge = performed.fault("too_upright", performed.trait("lean", HINGED.lean))
        swing = [a - b / shown(timeline) for a, b in zip(hinge, performed.fault("body_english", 0.0), strict=True)]
        self.lean = timeline.strokes(hinge, swing)
        low = performed.fault("short_stretch", OPEN)
        high = performed.fault("short_squeeze", performed.trait("elbow", CLOSED))
        back = [max(lean - UNDER, 0.0) for lean in swing]
        heights = performed.fault("short_pull", 0.0)
        pulls = [self.pull(*ends) if ends[0] else 1.0 for ends in zip(heights, low, high, back, strict=True)]
        shares = [pull * rep.share for pull, rep in zip(pulls, timeline.reps, strict=True)]
        self.elbow = timeline.strokes(low, [a + (b - a) * done for a, b, done in zip(low, high, shares, strict=True)])
        self.behind = timeline.strokes([0.0] * len(back), [b * done for b, done in zip(back, shares, strict=True)])

    def pull(self, height: float, low: float, high: float, behind: float) -> float:
        """Share of a whole pull that ends with the hands at this height over the shoulders, torso lengths."""

        def short(done: Array) -> Array:
            reach = self.reach(low + (high - low) * done)
            return reach * np.cos(np.radians(behind * done)) + height * self.body.trunk

        return float(bisect(short, 0.05, 1.0, (1,))[0])

    def reach(self, elbow: Array) -> Array:
        """Metres from shoulder to wrist as seen from the side."""
        out, hands = OUT * self.body.height, HANDS * self.body.height
        upper, lower = (self.body.upper_arm**2 - out**2) ** 0.5, (self.body.forearm**2 - (hands - out) ** 2) ** 0.5
        return chord(upper, lower, elbow)

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        body, lean = self.body, self.lean(t)
        parts, trunk = stand(body, lean, Feet(posture=HINGED), gaze=-0.35 * lean)
        out, hands = OUT * body.height, HANDS * body.height
        reach = self.reach(self.elbow(t))[:, None]
        for side, sign in OUTWARD.items():
            shoulder = parts[joint("SHOULDER", side)]
            wrist = shoulder + leaning(180.0 + self.behind(t)) * reach + points(0.0, 0.0, sign * hands)
            grip = Grip(-UP, FORWARD * 0.5 - RIGHT * sign)
            parts |= hinged_arm(body, shoulder, wrist, out, side, UP * 0.3 - FORWARD, grip)
        return gather(parts, back(body, trunk))


def shown(timeline: Timeline) -> float:
    """Share of a stroke there and back that lies between the 5th and the 95th percentile of its rep."""
    rep = timeline.reps[0]
    done = timeline.progress(np.linspace(rep.start, rep.end, 400)) / rep.share
    return float(np.subtract(*np.percentile(done, [95, 5])))
