"""The bench press with dumbbells: on a bench, forearms upright, from straight arms down beside the chest."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bend, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

BENCH = 0.32
"""Hips and shoulders of somebody lying on the bench, above the floor: fraction of height."""
FEET = 0.20
"""Ankles beyond the hips, fraction of height: the feet are tucked under the knees."""
LOCKED, DEEP = 172.0, 80.0
"""Elbow angle at the top and at the bottom."""
FLARE = 55.0
"""Degrees between upper arm and trunk at the bottom."""


def bench_press(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first, from straight arms; the head lies towards -x."""
    low = performed.fault("half_rep", performed.trait("elbow", DEEP))
    high = performed.fault("soft_lockout", LOCKED)
    turns = [a + (b - a) * rep.share for a, b, rep in zip(high, low, timeline.reps, strict=True)]
    elbow = timeline.strokes(high, turns)
    flares = [aside(body, a, b) for a, b in zip(performed.fault("elbow_flare", FLARE), turns, strict=True)]
    flare = timeline.strokes(flares, flares)
    pelvis = points(body.trunk / 2.0, BENCH * body.height, 0.0)

    def figure(t: Array) -> Figure:
        trunk = Trunk(pelvis + np.zeros((len(t), 3)), np.full(t.shape, -90.0))
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        rise, out = np.radians(elbow(t) - 90.0)[:, None], np.radians(flare(t))[:, None]
        for side, sign in OUTWARD.items():
            upper = (FORWARD * np.cos(out) + RIGHT * sign * np.sin(out)) * np.cos(rise) + UP * np.sin(rise)
            lower = np.broadcast_to(UP, upper.shape)
            parts |= turned_arm(body, parts[joint("SHOULDER", side)], upper, lower, side, -RIGHT * sign)
            parts |= leg_beside(body, parts[joint("HIP", side)], side)
        return gather(parts, back(body, trunk))

    return figure


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
