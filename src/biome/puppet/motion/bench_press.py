"""The bench press with dumbbells: on a bench, forearms upright, from straight arms down beside the chest."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bend, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.arms import turned_arm
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

BENCH = 0.32
"""Hips and shoulders of somebody lying on the bench, above the floor: fraction of height."""
FEET = 0.20
"""Ankles beyond the hips, fraction of height: the feet are tucked under the knees."""
LOCKED, DEEP = 172.0, 80.0
"""Elbow angle at the top and at the bottom."""
FLARE = 34.0
"""Degrees between upper arm and trunk at the bottom: so upright forearms hold the bar two shoulder widths apart."""
WIDEST = 0.97
"""Sine of the furthest that elbows go outward; the hands go on alone."""


class BenchPress:
    """Eccentric first, from straight arms; the head lies towards -x."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        low = performed.fault("half_rep", performed.trait("elbow", DEEP))
        high = performed.fault("soft_lockout", LOCKED)
        turns = [a + (b - a) * rep.share for a, b, rep in zip(high, low, timeline.reps, strict=True)]
        self.elbow = timeline.strokes(high, turns)
        flares = [aside(body, a, b) for a, b in zip(performed.fault("elbow_flare", FLARE), turns, strict=True)]
        wide = performed.fault("wide_grip", 0.0)
        grips = [out_for(body, grip, b) if grip else flare for grip, flare, b in zip(wide, flares, turns, strict=True)]
        self.flare = timeline.strokes(grips, grips)
        self.wide = timeline.strokes(wide, wide)
        self.uneven = performed.fault("uneven", 0.0)
        self.off = performed.fault("unstacked", 0.0)
        self.lift = performed.fault("hip_rise", 0.0)
        self.pelvis = points(body.trunk / 2.0, BENCH * body.height, 0.0)

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        body = self.body
        trunk = self.trunk(t)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        bent = self.timeline.onset(t)
        difference = self.timeline.level(t, self.uneven) * bent
        for side, sign in OUTWARD.items():
            rise = np.radians(self.elbow(t) - sign * difference / 2.0 - 90.0)[:, None]
            out = np.radians(self.flare(t))[:, None]
            upper = (FORWARD * np.cos(out) + RIGHT * sign * np.sin(out)) * np.cos(rise) + UP * np.sin(rise)
            lower = self.forearm(t, upper, sign) + off_upright(self.timeline.level(t, self.off) * bent, sign)
            parts |= turned_arm(body, parts[joint("SHOULDER", side)], upper, lower, side, -RIGHT * sign)
            parts |= leg_beside(body, parts[joint("HIP", side)], side)
        return gather(parts, back(body, trunk))

    def trunk(self, t: Array) -> Trunk:
        """On the bench; hips that leave it rise and sink again in the lift, the shoulders staying."""
        share = np.zeros(t.shape)
        for rep, rise in zip(self.timeline.reps, self.lift, strict=True):
            done = np.clip((t - rep.leave) / (rep.end - rep.leave), 0.0, 1.0)
            share += rise * np.sin(np.pi * done) ** 2
        tipped = np.arcsin(np.clip(share, 0.0, 0.9))
        shoulders = self.pelvis - FORWARD * self.body.trunk
        ahead = FORWARD * np.cos(tipped)[:, None] + UP * np.sin(tipped)[:, None]
        return Trunk(shoulders + ahead * self.body.trunk, -90.0 - np.degrees(tipped))

    def forearm(self, t: Array, upper: Array, sign: float) -> Array:
        """(n, 3) upright, or as far outward as a grip wider than the elbows can go asks for."""
        hands = np.maximum(self.wide(t) - 1.0, 0.0) * self.body.shoulders / 2.0
        missing = hands - sign * upper[:, 2] * self.body.upper_arm
        share = np.where(hands > 0.0, np.clip(missing / self.body.forearm, 0.0, 0.9), 0.0)[:, None]
        return UP * np.sqrt(1.0 - share**2) + RIGHT * sign * share


def off_upright(degrees: Array, sign: float) -> Array:
    """(n, 3) added to an upright forearm, it leans so far, seen from the side and from the feet alike."""
    lean = np.tan(np.radians(degrees))[:, None]
    return FORWARD * lean + RIGHT * sign * lean


def out_for(body: Body, grip: float, elbow: float) -> float:
    """Degrees the upper arm points outward, seen from above, with hands so wide (shoulder widths) over the elbows."""
    hands = (grip - 1.0) * body.shoulders / 2.0
    return float(np.degrees(np.arcsin(min(hands / (body.upper_arm * np.cos(np.radians(elbow - 90.0))), WIDEST))))


def aside(body: Body, flare: float, elbow: float) -> float:
    """Degrees the upper arm points outward, seen from above, for its angle to the trunk with the elbow so far bent."""
    inward = np.arctan2((body.shoulders - body.hips) / 2.0, body.trunk)
    share = np.cos(np.radians(flare)) / np.cos(np.radians(elbow - 90.0))
    return float(np.degrees(np.arccos(np.clip(share, -1.0, 1.0)) - inward))


def leg_beside(body: Body, hip: Array, side: str) -> dict[Landmark, Array]:
    """A leg with its foot flat on the floor, the knee over it."""
    x = body.trunk / 2.0 + FEET * body.height
    foot = Foot(toe_at(body, x, OUTWARD[side] * body.hips / 2.0, 0.0, side))
    joints = leg(body, hip, foot, side)
    knee = bend(hip, joints[joint("ANKLE", side)] + np.zeros(hip.shape), body.thigh, body.shin, FORWARD + UP)
    return joints | {joint("KNEE", side): knee}
