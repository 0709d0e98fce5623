"""The glute bridge: shoulders and feet stay on the floor, the hips rise between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bend, bisect, leaning, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

LYING = 0.070
"""Shoulders, and hips at rest, above the floor: fraction of height."""
STRAIGHT_HIP = 174.0
"""Hip angle at the top."""
ARM_DOWN = 13.0
"""Degrees the upper arms slope down to elbows on the floor."""


class Bridge:
    """What the bridges of a set need; shoulders at x = 0, the head towards -x, the feet towards +x."""

    def __init__(self, performed: Set, body: Body) -> None:
        self.body, self.floor = body, LYING * body.height
        fault = "overarch" if "overarch" in performed.faults else "low_hips"
        hips = performed.fault(fault, performed.trait("hip", STRAIGHT_HIP))
        self.foot = self.foot_for(hips[0], performed.fault("feet_far", 0.0)[0])
        self.tops = [float(pitch(lambda up, hip=hip: self.hip_angle(up) - hip)) for hip in hips]

    def foot_for(self, hip: float, shin: float) -> float:
        """x of the ankles so that hip and shin have these angles (degrees) at the top."""
        body, bent = self.body, 180.0 - hip
        knee = body.ankle_height + body.shin * np.cos(np.radians(shin)) - self.floor

        def way(up: Array) -> Array:
            return leaning(90.0 - up) * body.trunk + leaning(90.0 - up - bent) * body.thigh

        up = pitch(lambda up: way(up)[..., 1] - knee)
        return float(way(up)[0] - body.shin * np.sin(np.radians(shin)))

    def hips(self, up: Array) -> Array:
        """(..., 3) mid-hip with the trunk sloping up by ``up`` degrees."""
        return leaning(90.0 - up) * self.body.trunk + UP * self.floor

    def knee(self, hip: Array, aside: Array | float = 0.0) -> Array:
        """(..., 3) a knee over its hip and ankle, or fallen to the side of them (metres)."""
        end = hip * np.array([0.0, 0.0, 1.0]) + points(self.foot, self.body.ankle_height, 0.0)
        over = bend(hip, end, self.body.thigh, self.body.shin, UP)
        return bend(hip, end, self.body.thigh, self.body.shin, over + aside - (hip + end) / 2.0)

    def hip_angle(self, up: Array) -> Array:
        """(...,) degrees, past 180 where the hips are pushed through."""
        hip = self.hips(up)
        thigh = self.knee(hip) - hip
        return 180.0 + up - np.degrees(np.arctan2(thigh[..., 1], thigh[..., 0]))


def pitch(function: Callable[[Array], Array]) -> Array:
    """The trunk's slope (degrees) at which a function of it is zero."""
    return bisect(function, 0.0, 60.0)


def bridge(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, from lying on the back."""
    bridging = Bridge(performed, body)
    rising = timeline.travel(0.0, bridging.tops)
    ratio = timeline.travel(1.0, performed.fault("knees_in", 1.0))
    middle = points(bridging.foot / 2.0, 0.0, 0.0)

    def figure(t: Array) -> Figure:
        up = rising(t)
        trunk = Trunk(bridging.hips(up), -90.0 - up, head=up)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side, sign in OUTWARD.items():
            hip = parts[joint("HIP", side)]
            foot = Foot(toe_at(body, bridging.foot, sign * body.hips / 2.0, 0.0, side))
            caved = RIGHT * (sign * body.hips / 2.0 * (ratio(t) - 1.0))[:, None]
            parts |= leg(body, hip, foot, side) | {joint("KNEE", side): bridging.knee(hip, caved)}
            arm = (leaning(90.0 + ARM_DOWN) + RIGHT * sign * 0.15, FORWARD + RIGHT * sign * 0.05)
            ways = (np.broadcast_to(way, hip.shape) for way in arm)
            parts |= turned_arm(body, parts[joint("SHOULDER", side)], *ways, side, -RIGHT * sign)
        return gather(parts, back(body, trunk)).moved(-middle)

    return figure
