"""The plank, a hold on the forearms or on the hands: up from lying, held, and down again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import FORWARD, Array, bisect, points
from biome.puppet.limbs import hand
from biome.puppet.motion.propped import (
    ELBOW_HEIGHT,
    WRIST_HEIGHT,
    Prop,
    flat_hand,
    leg_lean,
    lying,
    pressing_arm,
    propped_under,
)
from biome.puppet.motion.push_up import LOCKED, sagittal_reach
from biome.puppet.motion.standing import Motion
from biome.puppet.schedule import SETUP, first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

HIPS_DOWN = 0.065
"""Mid-hip above the floor while lying, fraction of height."""
PRESSED, PRESSED_OUT = 48.0, 0.05
"""Elbow angle, and elbows outward of the shoulders (fraction of height), lying with the hands beside the chest."""
WOBBLE = 0.6
"""Swings a second of an unsteady hold."""


def single(performed: Set, name: str) -> float:
    """A fault of the hold, 0 where it is absent."""
    return performed.fault(name, 0.0)[0]


def line_in_hold(performed: Set, body: Body, start: float, t: Array) -> Array:
    """The body line while holding: sag or pike, drifting, wobbling."""
    base = single(performed, "hip_sag") + single(performed, "hip_pike")
    drift = single(performed, "fading") / 10.0 * np.clip(t - start, 0.0, performed.seconds)
    per_degree = np.pi / 180.0 * body.leg_length / (body.leg_length + body.trunk)
    swing = single(performed, "wobble") / 100.0 / per_degree * np.sqrt(2.0)
    return base + drift + swing * np.sin(2.0 * np.pi * WOBBLE * (t - start))


def lying_line(body: Body, prop: Prop) -> float:
    """The body line at which the hips lie on the floor while the shoulders are up on the forearms."""

    def above(line: Array) -> Array:
        parts, _ = lying(body, leg_lean(body, line, prop, body.upper_arm), line, 0.0)
        return parts[Landmark.LEFT_HIP][:, 1] - HIPS_DOWN * body.height

    return float(bisect(above, -60.0, 0.0, (1,))[0])


class Hold:
    """What carries the shoulders in this plank, and how it gets up: on the forearms from a cobra, or pressed up."""

    def __init__(self, performed: Set, body: Body) -> None:
        self.body, self.on_hands = body, bool(performed.trait("hands", 0.0))
        height = (WRIST_HEIGHT if self.on_hands else ELBOW_HEIGHT) * body.height
        base = single(performed, "hip_sag") + single(performed, "hip_pike")
        ahead = single(performed, "shoulder_off") / 100.0 * body.trunk
        self.prop = propped_under(body, base, height, float(self.radius(np.ones(1))[0]), ahead)
        self.down = 0.0 if self.on_hands else lying_line(body, self.prop)

    def out(self, up: Array) -> Array:
        """Metres the elbows lie outward of the shoulders."""
        return PRESSED_OUT * self.body.height * (1.0 - up) if self.on_hands else np.zeros(up.shape)

    def radius(self, up: Array) -> Array:
        """Metres from the shoulders to what they turn about, lying (0) to up (1)."""
        if not self.on_hands:
            return np.full(up.shape, self.body.upper_arm)
        return sagittal_reach(self.body, PRESSED + (LOCKED - PRESSED) * up, self.body.shoulders / 2.0, self.out(up))

    def arm(self, shoulder: Array, up: Array, side: str) -> dict[Landmark, Array]:
        """The arm that carries the shoulder: on its hand, or on a forearm that points ahead."""
        z = OUTWARD[side] * self.body.shoulders / 2.0
        place = points(np.full(up.shape, self.prop.x), self.prop.y, z)
        if self.on_hands:
            return pressing_arm(self.body, shoulder, place, self.out(up), side)
        wrist = place + FORWARD * self.body.forearm
        return {**hand(self.body, wrist, side, flat_hand(side)), joint("ELBOW", side): place}


def plank(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the forearms (elbows under the shoulders) or, with the style ``hands``, on straight arms."""
    hold, start = Hold(performed, body), first_rep(performed)
    end = start + performed.seconds
    risen = Keys([start - SETUP, start, end, end + SETUP], [0.0, 1.0, 1.0, 0.0])
    neck = performed.fault("head_drop", performed.trait("head", 0.0))[0]
    rest_neck = 0.0 if hold.on_hands else -25.0

    def figure(t: Array) -> Figure:
        up = risen(t)
        line = hold.down + (line_in_hold(performed, body, start, t) - hold.down) * up
        lean = leg_lean(body, line, hold.prop, hold.radius(up))
        parts, trunk = lying(body, lean, line, rest_neck + (neck - rest_neck) * up)
        for side in SIDES:
            parts |= hold.arm(parts[joint("SHOULDER", side)], up, side)
        return gather(parts, back(body, trunk)).moved(points(-hold.prop.x / 2.0, 0.0, 0.0))

    return figure
