"""The dip: between two bars, hands fixed, the body lowered between them and pressed up."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, bend, bisect, chord, leaning, points
from biome.puppet.limbs import Grip
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.pull_up import CLEAR, P95_TO_P5, hanging_leg, swinging
from biome.puppet.motion.shoulders import climbed, climbing
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, axis, back, head, hips_and_shoulders

LOCKED, RIGHT_ANGLE = 172.0, 88.0
"""Elbow angle at the top and at the bottom."""
UPRIGHT = 4.0
"""Lean of the trunk at the bottom of a dip that goes too deep."""
LEANS = (4.0, 20.0)
"""Lean of the trunk at the top and at the bottom."""
AHEAD = 28.0
"""Degrees the shoulders go ahead of the hands at the bottom, so that the forearms stay nearly upright."""
OUT, SPAN = 0.020, 0.030
"""Elbows and hands outward of the shoulders, fraction of height."""
KNEES = 75.0
"""Flexion of the knees: the feet stay off the floor."""


def dip(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first, from straight arms."""
    high_lean, low_lean = LEANS[0], performed.trait("lean", LEANS[1])
    if "too_deep" in performed.faults:  # an upright trunk leaves the upper arm the furthest way behind it
        low_lean = UPRIGHT
    low = [deepest(body, angle) if angle else e for angle, e in zip(deep(performed), bottoms(performed), strict=True)]
    high = performed.fault("soft_lockout", LOCKED)
    turns = [a + (b - a) * rep.share for a, b, rep in zip(high, low, timeline.reps, strict=True)]
    elbow = timeline.strokes(high, turns)
    if "swing" in performed.faults:
        high_lean = low_lean = (high_lean + low_lean) / 2.0
    lean = timeline.travel(high_lean, [low_lean] * len(turns))
    ahead = timeline.travel(0.0, [float(tipped_ahead(v)) for v in low])
    swing = [v / P95_TO_P5 for v in performed.fault("swing", 0.0)]
    out, aside = OUT * body.height, SPAN * body.height
    links = np.sqrt(body.upper_arm**2 - out**2), np.sqrt(body.forearm**2 - (aside - out) ** 2)
    bar = bar_height(body)

    def figure(t: Array) -> Figure:
        tipped = lean(t) + swinging(timeline, t, swing)
        shoulders = leaning(ahead(t)) * chord(*links, elbow(t))[:, None] + points(0.0, bar, 0.0)
        rise = climbing(performed, timeline, t)
        hung = axis(Trunk(shoulders, tipped)) * (body.trunk * (1.0 + rise / 100.0))[:, None]
        trunk = Trunk(shoulders - hung, tipped, head=-0.7 * tipped)
        parts = climbed(body, {**hips_and_shoulders(body, trunk), **head(body, trunk)}, trunk, rise)
        for side, sign in OUTWARD.items():
            shoulder = parts[joint("SHOULDER", side)]
            wrist = points(np.zeros(t.shape), bar, sign * (body.shoulders / 2.0 + aside))
            grip = Grip(FORWARD - points(0.0, 0.6, 0.0), RIGHT * -sign)
            parts |= hinged_arm(body, shoulder, wrist, out, side, -FORWARD, grip)
            parts |= hanging_leg(body, parts[joint("HIP", side)], side, -0.5 * tipped, KNEES)
        return gather(parts, back(body, trunk))

    return figure


def bottoms(performed: Set) -> list[float]:
    """The elbow angle at the bottom of each rep."""
    return performed.fault("half_rep", performed.trait("elbow", RIGHT_ANGLE))


def deep(performed: Set) -> list[float]:
    """The upper arm's angle behind the trunk at the bottom of reps that go too deep, 0 in the others."""
    return performed.fault("too_deep", 0.0)


def deepest(body: Body, behind: float) -> float:
    """The elbow angle at which the upper arm is so many degrees (negative) behind an upright trunk at the bottom."""
    upper, lower = (
        np.sqrt(body.upper_arm**2 - (OUT * body.height) ** 2),
        np.sqrt(body.forearm**2 - ((SPAN - OUT) * body.height) ** 2),
    )

    def angle(elbow: Array) -> Array:
        shoulder = leaning(tipped_ahead(elbow)) * chord(upper, lower, elbow)[..., None]
        joint_at = bend(shoulder, np.zeros_like(shoulder), upper, lower, -FORWARD)
        way = joint_at - shoulder
        return np.degrees(np.arctan2(way[..., 0], -way[..., 1])) + UPRIGHT - behind

    return float(bisect(angle, 30.0, 150.0, (1,))[0])


def tipped_ahead(elbow: ArrayLike) -> Array:
    """Degrees the shoulders are ahead of the hands for an elbow angle."""
    return np.asarray(AHEAD * (LOCKED - np.asarray(elbow)) / (LOCKED - RIGHT_ANGLE))


def bar_height(body: Body) -> float:
    """Metres: so high that the bent legs stay clear of the floor at the bottom."""
    return float(body.trunk + body.thigh + CLEAR - 0.09 * body.height)
