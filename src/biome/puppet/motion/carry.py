"""The loaded carry: stand, walk with weights in the hands, on the shoulders or overhead, and stand."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import Array, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.pose import Pose
from biome.puppet.motion.pose import arm as posed_arm
from biome.puppet.motion.standing import Motion, under_reach
from biome.puppet.motion.walk import CLEARANCE, PUSH_OFF, Gait
from biome.puppet.schedule import first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

STEP, PACE = 0.20, 0.50
"""Length of a step under load (fraction of height) and its seconds: shorter and quicker than without."""
STANCE = 0.55
"""Distance of the ankles, shoulder widths."""
LOW, OVERHEAD, RACK = (
    Pose(arm=2.0, arm_out=9.0, elbow=176.0),
    Pose(arm=176.0, arm_out=4.0, elbow=176.0),
    Pose(arm=48.0, arm_out=4.0, elbow=34.0),
)
"""How the arms hold the weights: at the sides, over the head, at the shoulders."""


class Carry:
    """A walk along x that begins and ends at rest; with ``treadmill`` the ground goes instead."""

    def __init__(self, performed: Set, body: Body) -> None:
        self.performed, self.body, self.start = performed, body, first_rep(performed)
        self.gait = Gait(body, performed.seconds, performed.trait("step", STEP), performed.trait("pace", PACE))
        self.way = -self.gait.body_x(np.zeros(1))[0]
        self.arms = (LOW, OVERHEAD, RACK)[int(performed.trait("hands", 0.0))]
        leans = [performed.faults[name] for name in ("forward_lean", "lean_back") if name in performed.faults]
        self.lean = float(leans[0]) if leans else performed.trait("lean", 3.0)  # type: ignore[arg-type]

    def knob(self, name: str) -> float:
        """A fault of the walk, 0 where it is absent."""
        return self.performed.fault(name, 0.0)[0]

    def feet(self, t: Array) -> tuple[dict[str, Foot], Array]:
        """Both feet, and the x of the pelvis over them, at times (n,) since the first step."""
        ahead = self.gait.body_x(t)
        shift = self.way / 2.0 if not self.performed.trait("treadmill", 0.0) else -ahead
        feet: dict[str, Foot] = {}
        for side, sign in OUTWARD.items():
            up = self.gait.swing(t, side)
            own = self.gait.ways[side](t) + shift
            z = sign * STANCE * self.body.shoulders / 2.0
            toe = toe_at(self.body, own, z, 6.0, side) + points(0.0, CLEARANCE * self.body.height * up, 0.0)
            behind = np.clip((ahead + shift - own) / (0.2 * self.body.height), 0.0, 1.0)
            feet[side] = Foot(toe, 6.0, PUSH_OFF * np.maximum(up, behind))
        return feet, ahead + shift

    def swaying(self, t: Array) -> Array:
        """(n,) metres to the right, once a stride to each side, by the fault ``sway`` (RMS in % of the trunk)."""
        amplitude = self.knob("sway") / 100.0 * self.body.trunk * np.sqrt(2.0)
        going = (t > 0.0) & (t < self.performed.seconds)
        return amplitude * np.sin(np.pi * t / self.gait.length) * going

    def __call__(self, time: Array) -> Figure:
        """The figure at the times (n,)."""
        body, t = self.body, np.clip(time - self.start, 0.0, self.performed.seconds)
        feet, x = self.feet(t)
        hips = under_reach(body, points(x, body.leg_length + body.ankle_height, self.swaying(t)), feet)
        lean, none = np.full(t.shape, self.lean), np.zeros(t.shape)
        side = self.knob("side_lean")
        trunk = Trunk(hips, lean, none + side, head=-0.7 * lean, tilt=none + self.knob("shrug_drop") - side)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for name in SIDES:
            parts |= leg(body, parts[joint("HIP", name)], feet[name], name)
            own = {k: none + float(getattr(self.arms, k)) for k in ("arm", "arm_out", "elbow")}
            upright = lean if self.arms is not LOW else none  # hanging arms keep to the vertical
            parts |= posed_arm(body, parts[joint("SHOULDER", name)], upright, own, name)
        return gather(parts, back(body, trunk))


def carry(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Walking for the set's seconds."""
    return Carry(performed, body)
