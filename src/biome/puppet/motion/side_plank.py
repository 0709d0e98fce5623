"""The side plank, a hold on the right forearm and the right foot: hips up from the floor, held, and down again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bisect, circles_meet, points
from biome.puppet.limbs import TOE_HEIGHT, Foot, Grip, hand, leg
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.plank import line_in_hold, single
from biome.puppet.motion.propped import ELBOW_HEIGHT
from biome.puppet.motion.standing import Motion
from biome.puppet.schedule import SETUP, first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import Trunk, axis, back, head, hips_and_shoulders

ANKLE_DOWN, HIP_DOWN = 0.030, 0.060
"""The lower ankle, and the lower hip while lying, above the floor: fraction of height."""


def upright(body: Body, line: Array) -> Figure:
    """The body as if it stood, but for the lower arm: legs straight, trunk and pelvis tipped right by the line."""
    trunk = Trunk(points(0.0, body.leg_length, np.zeros(line.shape)), np.zeros(line.shape), line, tilt=-line)
    parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    across = points(0.0, -np.sin(np.radians(line)), np.cos(np.radians(line)))
    for side, sign in OUTWARD.items():
        hip = trunk.pelvis + across * sign * body.hips / 2.0
        sole = points(body.toe, TOE_HEIGHT * body.height - body.ankle_height - body.leg_length, 0.0)
        parts |= leg(body, hip, Foot(hip + sole), side)
        parts |= {joint("HIP", side): hip, joint("KNEE", side): hip - UP * body.thigh}
        along = -axis(trunk) + FORWARD * 0.1
        parts |= turned_arm(body, parts[joint("SHOULDER", side)], along, along, side, FORWARD)
    return gather(parts, back(body, trunk))


def laid(figure: Figure, lean: Array, height: float) -> Figure:
    """The standing body turned onto its right side: legs ``lean`` degrees from level, right ankle ``height`` m up."""
    a = np.radians(lean)[:, None]
    pivot = figure[Landmark.RIGHT_ANKLE][:, None]

    def turned(room: Array) -> Array:
        x, y, z = np.moveaxis(room - pivot, -1, 0)
        return points(x, y * np.sin(a) - z * np.cos(a) + height, y * np.cos(a) + z * np.sin(a))

    return Figure(turned(figure.landmarks), turned(figure.spine))


class Support:
    """The elbow under the shoulder, and how steep the body lies over it."""

    def __init__(self, body: Body, line: float) -> None:
        self.body, self.ankle = body, ANKLE_DOWN * body.height
        way = np.linalg.norm(self.shoulder(np.array([line])), axis=-1)[0]
        drop = ELBOW_HEIGHT * body.height + body.upper_arm - self.ankle
        self.elbow = np.array([np.sqrt(way**2 - drop**2), ELBOW_HEIGHT * body.height])
        self.lying = float(bisect(lambda a: self.hip(a) - HIP_DOWN * body.height, -60.0, 0.0, (1,))[0])

    def shoulder(self, line: Array) -> Array:
        """(n, 2) the lower shoulder from the lower ankle, along the legs and up from them."""
        figure = upright(self.body, line)
        way = figure[Landmark.RIGHT_SHOULDER] - figure[Landmark.RIGHT_ANKLE]
        return way[:, [1, 2]] * np.array([1.0, -1.0])

    def lean(self, line: Array) -> Array:
        """(n,) degrees of the legs from level, with the shoulder an upper arm's length from the elbow."""
        way, foot = self.shoulder(line), np.array([0.0, self.ankle])
        top = circles_meet(foot, np.linalg.norm(way, axis=-1), self.elbow, self.body.upper_arm) - foot
        return np.degrees(np.arctan2(top[:, 1], top[:, 0]) - np.arctan2(way[:, 1], way[:, 0]))

    def hip(self, line: Array) -> Array:
        """(n,) height of the lower hip, metres."""
        return laid(upright(self.body, line), self.lean(line), self.ankle)[Landmark.RIGHT_HIP][:, 1]


def side_plank(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the right forearm, the head towards +z, the chest towards +x."""
    start = first_rep(performed)
    end = start + performed.seconds
    support = Support(body, single(performed, "hip_sag") + single(performed, "hip_pike"))
    risen = Keys([start - SETUP, start, end, end + SETUP], [0.0, 1.0, 1.0, 0.0])
    elbow = points(0.0, support.elbow[1], support.elbow[0])

    def figure(t: Array) -> Figure:
        line = support.lying + (line_in_hold(performed, body, start, t) - support.lying) * risen(t)
        found = laid(upright(body, line), support.lean(line), support.ankle)
        wrist = elbow + FORWARD * body.forearm + np.zeros((len(t), 3))
        for name, place in {**hand(body, wrist, "right", Grip(FORWARD, RIGHT)), Landmark.RIGHT_ELBOW: elbow}.items():
            found.landmarks[:, name] = place
        return found.moved(points(0.0, 0.0, -support.elbow[0] / 2.0))

    return figure
