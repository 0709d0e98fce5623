"""The burpee: down to the hands, feet back into a plank, feet in again, up, and a jump with the arms thrown ahead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, leaning, points
from biome.puppet.limbs import TOE_HEIGHT, Foot, Grip, arm, leg
from biome.puppet.motion.propped import FOOT_TO_SHIN, WRIST_HEIGHT, leg_lean, lying, propped_under
from biome.puppet.motion.push_up import LOCKED, sagittal_reach
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, RepTruth, Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

HANDS = 0.30
"""Hands on the floor ahead of the standing ankles, fraction of height."""
TALL_LEG, PLANK_LEG = 0.998, 0.985
"""Hip to ankle over the leg's length, standing and in the plank."""
STEP, JUMP = 0.04, 0.06
"""Feet above the floor as they jump back and in, and in the jump at the end: fraction of height."""
PIKE = 28.0
"""Degrees the trunk tips further as the feet jump, so that the knees clear the floor; piked hips are high enough."""
HANGING, THROWN = 9.0, 50.0
"""Degrees ahead of straight down, of arms at rest and in the jump."""
DOWN, IN, UPRIGHT = 0.48, 0.34, 0.76
"""Shares of the way down at which the hands are down, of the way up at which the feet are in and the body is tall."""
TALL_HIP = 174.0
"""Hip angle standing tall."""


@dataclass(frozen=True)
class Pose:
    """Seen from the side: mid-hip and toes in metres, trunk, neck and heels in degrees."""

    hip_x: float
    hip_y: float
    lean: float
    neck: float
    toe_x: float
    heel: float

    def towards(self, other: Pose, share: float) -> Pose:
        """The pose at this share of the way to another one."""
        return Pose(*(a + (b - a) * share for a, b in zip(astuple(self), astuple(other), strict=True)))


def standing(body: Body, hip: float) -> Pose:
    """Tall, or with the trunk tipped so that the hip has this angle."""
    high = TALL_LEG * body.leg_length
    thigh = np.arccos((high**2 + body.thigh**2 - body.shin**2) / (2.0 * high * body.thigh))
    return Pose(0.0, body.ankle_height + high, 180.0 - hip - float(np.degrees(thigh)), 0.0, body.toe, 0.0)


def crouched(body: Body) -> Pose:
    """On the balls of the feet, the hands on the floor."""
    return Pose(-0.06 * body.height, 0.23 * body.height, 75.0, -25.0, body.toe, 25.0)


def planked(body: Body, line: float) -> Pose:
    """Shoulders over the hands, the hips off the straight line by so many degrees."""
    reach = float(sagittal_reach(body, LOCKED, body.shoulders / 2.0, 0.0))
    prop = propped_under(body, line, WRIST_HEIGHT * body.height, reach, 0.0)
    lean = float(leg_lean(body, np.array([line]), prop, reach)[0])
    parts, trunk = lying(body, np.array([lean]), np.array([line]), 0.0)
    ankle = (parts[Landmark.LEFT_ANKLE] + parts[Landmark.RIGHT_ANKLE])[0] / 2.0
    hip = ankle + (trunk.pelvis[0] - ankle) * PLANK_LEG
    toes = HANDS * body.height - prop.x
    return Pose(float(hip[0]) + toes, float(hip[1]), lean + line, 0.0, toes, lean + FOOT_TO_SHIN)


def moments(rep: RepTruth) -> list[float]:
    """Seconds of a rep's poses: tall, hands down, plank, plank, feet in, tall, landed."""
    down, up = rep.turn - rep.start, rep.end - rep.leave
    times = [rep.start, rep.start + DOWN * down, rep.turn, rep.leave]
    return [*times, rep.leave + IN * up, rep.leave + UPRIGHT * up, rep.end]


class Burpees:
    """Poses, hands and hops of a set over time."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.reps = timeline.reps
        line = [a + b for a, b in zip(performed.fault("hip_sag", 0.0), performed.fault("hip_pike", 0.0), strict=True)]
        self.pike = PIKE * float(np.clip(1.0 - max(line) / 40.0, 0.0, 1.0))
        tall = [standing(body, hip) for hip in performed.fault("small_range_stand", TALL_HIP)]
        low = crouched(body)
        planks = [low.towards(planked(body, v), rep.share) for v, rep in zip(line, self.reps, strict=True)]
        poses = [[t, low, p, p, low, t, t] for t, p in zip(tall, planks, strict=True)]
        self.keys = [self.keyed([astuple(p)[k] for p in row] for row in poses) for k in range(6)]
        self.on_floor = self.keyed([[0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0]] * len(self.reps))
        self.thrown = self.keyed([[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]] * len(self.reps))

    def keyed(self, values: Iterable[list[float]]) -> Keys:
        """A curve through one value for every moment of every rep."""
        rows = list(values)
        times = [time for rep in self.reps for time in moments(rep)]
        return Keys([0.0, *times], [rows[0][0], *(value for row in rows for value in row)])

    def hops(self, t: Array) -> Array:
        """(n,) feet above the floor, fraction of height: back, in, and the jump."""
        air = np.zeros(t.shape)
        for rep in self.reps:
            at = moments(rep)
            for begin, end, high in ((at[1], at[2], STEP), (at[3], at[4], STEP), (at[5], at[6], JUMP)):
                air += high * np.sin(np.pi * np.clip((t - begin) / (end - begin), 0.0, 1.0)) ** 2
        return air

    def split(self, t: Array) -> tuple[Array, Array]:
        """(n,) the hops on the hands and the jump that takes the whole body up, fractions of height."""
        air, low = self.hops(t), self.on_floor(t) > 0.5
        return np.where(low, air, 0.0), np.where(low, 0.0, air)


def burpee(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first, from standing; the jump ends each rep."""
    set_of = Burpees(performed, body, timeline)

    def figure(t: Array) -> Figure:
        hip_x, hip_y, lean, neck, toe_x, heel = (key(t) for key in set_of.keys)
        hop, jump = set_of.split(t)
        piked = lean + set_of.pike * hop / STEP
        swing = (leaning(lean) - leaning(piked)) * body.trunk
        trunk = Trunk(points(hip_x, hip_y + jump * body.height, 0.0) + swing, piked, head=neck)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side in SIDES:
            toe = points(toe_x, (TOE_HEIGHT + hop + jump) * body.height, OUTWARD[side] * body.hips / 2.0)
            parts |= leg(body, parts[joint("HIP", side)], Foot(toe, 0.0, heel), side)
            parts |= hands(body, parts[joint("SHOULDER", side)], set_of, t, side)
        return gather(parts, back(body, trunk))

    return figure


def hands(body: Body, shoulder: Array, set_of: Burpees, t: Array, side: str) -> dict[Landmark, Array]:
    """An arm that hangs, stands on the floor or is thrown ahead."""
    floor = set_of.on_floor(t)[:, None]
    ahead = leaning(180.0 - HANGING - (THROWN - HANGING) * set_of.thrown(t))
    free = shoulder + (ahead + RIGHT * OUTWARD[side] * 0.07) * 0.97 * body.reach
    place = points(HANDS * body.height, WRIST_HEIGHT * body.height, OUTWARD[side] * body.shoulders / 2.0)
    grip = Grip(FORWARD * floor - UP * (1.0 - floor), RIGHT * -OUTWARD[side] * floor + FORWARD * (1.0 - floor))
    return arm(body, shoulder, free + (place - free) * floor, side, -FORWARD + RIGHT * OUTWARD[side] * 0.2, grip)
