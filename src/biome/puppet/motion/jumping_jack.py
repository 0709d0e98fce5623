"""The jumping jack: feet jump apart as straight arms swing overhead, and together again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import FORWARD, Array, bend, points
from biome.puppet.limbs import Foot, ankle, leg, toe_at
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.lateral_raise import sideways
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders, shoulders_middle

TOGETHER, APART = 0.24, 0.85
"""Distance of the ankles, leg lengths."""
HANGING = 8.0
"""Degrees of the arms from straight down at rest."""
OVERHEAD = 1.0
"""Hands over the shoulders at the top, torso lengths."""
HOP = 0.03
"""How high the feet leave the floor, fraction of height."""
SOFT = 0.985
"""Hip to ankle over the leg's length: nobody lands on locked knees."""
LEAN = 2.0


def jumping_jack(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first: apart and up, together and down."""
    arms = [raised(body, height) for height in performed.fault("small_range_arms", performed.trait("arms", OVERHEAD))]
    swing = timeline.travel(HANGING, arms)
    spread = timeline.travel(TOGETHER, performed.fault("small_range_legs", performed.trait("legs", APART)))

    def figure(t: Array) -> Figure:
        planted = spreading(body, spread(t) * body.leg_length / 2.0, hopping(timeline, t) * HOP * body.height)
        joints = {side: ankle(body, planted[side], side) for side in SIDES}
        aside = joints["right"][:, 2] - body.hips / 2.0
        high = joints["right"][:, 1] + np.sqrt((SOFT * body.leg_length) ** 2 - aside**2)
        trunk = Trunk(points(0.0, high, 0.0), np.full(t.shape, LEAN))
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side, sign in OUTWARD.items():
            hip = parts[joint("HIP", side)]
            knee = bend(hip, joints[side], body.thigh, body.shin, FORWARD)
            parts |= leg(body, hip, planted[side], side) | {joint("KNEE", side): knee}
            way = sideways(np.zeros(t.shape), swing(t), sign)
            parts |= turned_arm(body, parts[joint("SHOULDER", side)], way, way, side, FORWARD)
        return gather(parts, back(body, trunk))

    return figure


def raised(body: Body, height: float) -> float:
    """Degrees from straight down of straight arms whose hands are so far over the shoulders, in torso lengths."""
    trunk = Trunk(np.zeros((1, 3)), LEAN)
    top = shoulders_middle(body, trunk) + points(0.0, 0.0, (body.shoulders - body.hips) / 2.0)
    side = float(np.linalg.norm(top))
    return float(np.degrees(np.arccos(np.clip(-height * side / body.reach, -1.0, 1.0))))


def hopping(timeline: Timeline, t: Array) -> Array:
    """0 with the feet on the floor, 1 at the height of each of a rep's two jumps."""
    air = np.zeros(t.shape)
    for rep in timeline.reps:
        for begin, end in ((rep.start, rep.turn), (rep.leave, rep.end)):
            air += np.sin(np.pi * np.clip((t - begin) / (end - begin), 0.0, 1.0)) ** 2
    return air


def spreading(body: Body, aside: Array, lift: Array) -> dict[str, Foot]:
    """Both feet with their ankles ``aside`` metres from the middle, ``lift`` above the floor."""
    feet: dict[str, Foot] = {}
    for side, sign in OUTWARD.items():
        feet[side] = Foot(toe_at(body, 0.0, sign * aside, 0.0, side) + points(0.0, lift, 0.0))
    return feet
