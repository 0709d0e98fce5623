"""The plank, a hold on the forearms or on the hands: up from lying, held, and down again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, Array, bisect, points
from biome.puppet.limbs import hand
from biome.puppet.motion.propped import ELBOW_HEIGHT, WRIST_HEIGHT, Prop, leg_lean, lying, pressing_arm, propped_under
from biome.puppet.motion.push_up import LOCKED, sagittal_reach
from biome.puppet.motion.standing import Motion
from biome.puppet.schedule import SETUP, first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

HIPS_DOWN = 0.065
"""Mid-hip above the floor while lying, fraction of height."""
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


def lying_line(body: Body, prop: Prop, radius: float) -> float:
    """The body line at which the hips lie on the floor over this prop."""

    def above(line: Array) -> Array:
        parts, _ = lying(body, leg_lean(body, line, prop, radius), line, 0.0)
        return parts[Landmark.LEFT_HIP][:, 1] - HIPS_DOWN * body.height

    return float(bisect(above, -60.0, 0.0, (1,))[0])


def plank(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the forearms (elbows under the shoulders) or, with the style ``hands``, on straight arms."""
    on_hands = bool(performed.trait("hands", 0.0))
    start = first_rep(performed)
    risen = Keys([start - SETUP, start, start + performed.seconds, start + performed.seconds + SETUP], [0.0, 1.0, 1.0, 0.0])
    radius = float(sagittal_reach(body, LOCKED, body.shoulders / 2.0, 0.0)) if on_hands else body.upper_arm
    height = (WRIST_HEIGHT if on_hands else ELBOW_HEIGHT) * body.height
    base = single(performed, "hip_sag") + single(performed, "hip_pike")
    prop = propped_under(body, base, height, radius, single(performed, "shoulder_off") / 100.0 * body.trunk)
    down = lying_line(body, prop, radius)
    neck = performed.fault("head_drop", performed.trait("head", 0.0))[0]

    def figure(t: Array) -> Figure:
        up = risen(t)
        line = down + (line_in_hold(performed, body, start, t) - down) * up
        parts, trunk = lying(body, leg_lean(body, line, prop, radius), line, neck * up - 25.0 * (1.0 - up))
        for side, sign in OUTWARD.items():
            place = points(np.full(t.shape, prop.x), prop.y, sign * body.shoulders / 2.0)
            parts |= support(body, parts[joint("SHOULDER", side)], place, side, on_hands)
        return gather(parts, back(body, trunk)).moved(points(-prop.x / 2.0, 0.0, 0.0))

    return figure


def support(body: Body, shoulder: Array, place: Array, side: str, on_hands: bool) -> dict[Landmark, Array]:
    """The arm that carries the shoulder: on its hand, or on a forearm that points ahead."""
    if on_hands:
        return pressing_arm(body, shoulder, place, np.zeros(len(place)), side)
    return {**hand(body, place + FORWARD * body.forearm, side, FORWARD), joint("ELBOW", side): place}
