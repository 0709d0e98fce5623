"""The dip: between two bars, hands fixed, the body lowered between them and pressed up."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, chord, leaning, points
from biome.puppet.limbs import Grip
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.pull_up import CLEAR, P95_TO_P5, hanging_leg, swinging
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, axis, back, head, hips_and_shoulders

LOCKED, RIGHT_ANGLE = 172.0, 88.0
"""Elbow angle at the top and at the bottom."""
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
    low = performed.fault("half_rep", performed.trait("elbow", RIGHT_ANGLE))
    high = performed.fault("soft_lockout", LOCKED)
    turns = [a + (b - a) * rep.share for a, b, rep in zip(high, low, timeline.reps, strict=True)]
    elbow = timeline.strokes(high, turns)
    high_lean, low_lean = LEANS[0], performed.trait("lean", LEANS[1])
    if "swing" in performed.faults:
        high_lean = low_lean = (high_lean + low_lean) / 2.0
    lean = timeline.travel(high_lean, [low_lean] * len(turns))
    ahead = timeline.travel(0.0, [AHEAD * (LOCKED - v) / (LOCKED - RIGHT_ANGLE) for v in low])
    swing = [v / P95_TO_P5 for v in performed.fault("swing", 0.0)]
    out, aside = OUT * body.height, SPAN * body.height
    links = np.sqrt(body.upper_arm**2 - out**2), np.sqrt(body.forearm**2 - (aside - out) ** 2)
    bar = bar_height(body)

    def figure(t: Array) -> Figure:
        tipped = lean(t) + swinging(timeline, t, swing)
        shoulders = leaning(ahead(t)) * chord(*links, elbow(t))[:, None] + points(0.0, bar, 0.0)
        trunk = Trunk(shoulders - axis(Trunk(shoulders, tipped)) * body.trunk, tipped, head=-0.7 * tipped)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side, sign in OUTWARD.items():
            shoulder = parts[joint("SHOULDER", side)]
            wrist = points(np.zeros(t.shape), bar, sign * (body.shoulders / 2.0 + aside))
            grip = Grip(FORWARD - points(0.0, 0.6, 0.0), RIGHT * -sign)
            parts |= hinged_arm(body, shoulder, wrist, out, side, -FORWARD, grip)
            parts |= hanging_leg(body, parts[joint("HIP", side)], side, -0.5 * tipped, KNEES)
        return gather(parts, back(body, trunk))

    return figure


def bar_height(body: Body) -> float:
    """Metres: so high that the bent legs stay clear of the floor at the bottom."""
    return float(body.trunk + body.thigh + CLEAR - 0.09 * body.height)
