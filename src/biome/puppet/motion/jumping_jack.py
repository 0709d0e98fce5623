"""The jumping jack: feet jump apart as straight arms swing overhead, and together again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, Array, bend, points
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
SOFT, CAVING = 0.985, 0.96
"""Hip to ankle over the leg's length: nobody lands on locked knees, and knees that fall in bend more."""
LEAN = 2.0


def jumping_jack(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first: apart and up, together and down."""
    tops = performed.fault("small_range_arms", performed.trait("arms", OVERHEAD))
    swings = {
        side: timeline.travel(HANGING, [raised(body, h) for h in hands])
        for side, hands in reaching(performed, body, tops).items()
    }
    spread = timeline.travel(TOGETHER, performed.fault("small_range_legs", performed.trait("legs", APART)))
    caved = performed.sided_fault("landing_valgus")
    soft = CAVING if any(any(side) for side in caved) else SOFT

    def figure(t: Array) -> Figure:
        planted = spreading(body, spread(t) * body.leg_length / 2.0, hopping(timeline, t) * HOP * body.height)
        joints = {side: ankle(body, planted[side], side) for side in SIDES}
        aside = joints["right"][:, 2] - body.hips / 2.0
        high = joints["right"][:, 1] + np.sqrt((soft * body.leg_length) ** 2 - aside**2)
        trunk = Trunk(points(0.0, high, 0.0), np.full(t.shape, LEAN))
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for (side, sign), fall in zip(OUTWARD.items(), caved, strict=True):
            hip = parts[joint("HIP", side)]
            inward = caving(body, soft, timeline.travel(0.0, fall)(t), sign)
            knee = bend(hip, joints[side], body.thigh, body.shin, inward)
            parts |= leg(body, hip, planted[side], side) | {joint("KNEE", side): knee}
            way = sideways(np.zeros(t.shape), swings[side](t), sign)
            parts |= turned_arm(body, parts[joint("SHOULDER", side)], way, way, side, FORWARD)
        return gather(parts, back(body, trunk))

    return figure


def caving(body: Body, soft: float, degrees: Array, sign: float) -> Array:
    """(n, 3) where a knee points that is off the line from hip to ankle by so many degrees seen from in front."""
    long = soft * body.leg_length
    near = (long**2 + body.thigh**2 - body.shin**2) / (2.0 * long)
    out = np.sqrt(body.thigh**2 - near**2)
    off = np.array([falling(near, long - near, v) for v in degrees])
    share = np.clip(off / out, -0.99, 0.99)[:, None]
    return FORWARD * np.sqrt(1.0 - share**2) - RIGHT * sign * share


def falling(above: float, below: float, degrees: float) -> float:
    """Metres a knee is off a line with its two parts, for an angle of so many degrees between them and it."""
    bent = float(np.tan(np.radians(degrees)))
    if abs(bent) < 1e-9:
        return 0.0
    half = (above + below) / (2.0 * bent)
    return float(np.sign(bent) * (np.sqrt(half**2 + above * below) - abs(half)))


def reaching(performed: Set, body: Body, tops: list[float]) -> dict[str, list[float]]:
    """How high each side's hand comes, torso lengths: one lags behind by a share of its way."""
    low = -np.cos(np.radians(HANGING)) * body.reach / side_of(body)
    behind = [v / 100.0 for v in performed.fault("uneven_arms", 0.0)]
    shares = {"left": [1.0 + min(v, 0.0) for v in behind], "right": [1.0 - max(v, 0.0) for v in behind]}
    return {side: [low + (top - low) * s for top, s in zip(tops, own, strict=True)] for side, own in shares.items()}


def side_of(body: Body) -> float:
    """From hip to shoulder of one side, metres."""
    trunk = Trunk(np.zeros((1, 3)), LEAN)
    top = shoulders_middle(body, trunk) + points(0.0, 0.0, (body.shoulders - body.hips) / 2.0)
    return float(np.linalg.norm(top))


def raised(body: Body, height: float) -> float:
    """Degrees from straight down of straight arms whose hands are so far over the shoulders, in torso lengths."""
    return float(np.degrees(np.arccos(np.clip(-height * side_of(body) / body.reach, -1.0, 1.0))))


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
