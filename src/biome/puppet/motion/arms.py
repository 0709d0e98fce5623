"""Arms that hold nothing, hanging or clasped before the chest, and arms whose elbow angle a side view shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD
from biome.puppet.geometry import RIGHT, Array, bend, leaning, unit
from biome.puppet.limbs import Grip, arm, hand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline, ease

HANGING = (0.055, -0.322, 0.022)
CLASPED = (0.155, -0.070, -0.088)
"""Wrist from the shoulder in the trunk's own frame, fractions of height: ahead, up, outward."""


def free_arms(
    body: Body, parts: dict[Landmark, Array], lean: ArrayLike, clasped: ArrayLike, swing: ArrayLike = 0.0
) -> dict[Landmark, Array]:
    """Both arms between hanging (0) and clasped (1); hanging arms keep to the vertical however the trunk leans.

    ``swing`` (degrees) moves the right hand forward and the left one back, as in walking.
    """
    share = np.asarray(clasped, float)[..., None]
    frame = np.asarray(lean, float) * share[..., 0]
    arms: dict[Landmark, Array] = {}
    for side, sign in OUTWARD.items():
        turned = frame - np.asarray(swing, float) * sign
        ahead, up = leaning(turned + 90.0), leaning(turned)
        place = np.array(HANGING) + (np.array(CLASPED) - np.array(HANGING)) * share
        offset = ahead * place[..., 0:1] + up * place[..., 1:2] + RIGHT * sign * place[..., 2:3]
        shoulder = parts[joint("SHOULDER", side)]
        pole = -up * share - ahead * (1.0 - share) + RIGHT * sign * 0.45
        fingers = -up * (1.0 - share) + (ahead * 0.5 + up * 0.5 - RIGHT * sign * 0.5) * share
        grip = Grip(fingers, ahead * (1.0 - share) + up * share)
        arms |= arm(body, shoulder, shoulder + offset * body.height, side, pole, grip)
    return arms


ON_BACK = (-0.015, 0.010, 0.090)
"""Wrist from the shoulder on a bar across the upper back, as above."""


def bar_on_back(body: Body, parts: dict[Landmark, Array], lean: ArrayLike) -> dict[Landmark, Array]:
    """Both hands on a bar across the upper back, elbows down."""
    ahead, up = leaning(np.asarray(lean, float) + 90.0), leaning(lean)
    arms: dict[Landmark, Array] = {}
    for side, sign in OUTWARD.items():
        offset = ahead * ON_BACK[0] + up * ON_BACK[1] + RIGHT * sign * ON_BACK[2]
        shoulder = parts[joint("SHOULDER", side)]
        grip = Grip(up, ahead)
        arms |= arm(body, shoulder, shoulder + offset * body.height, side, -up - ahead * 0.3, grip)
    return arms


def clasping(performed: Set, timeline: Timeline, t: Array) -> Array:
    """0 while the arms hang (walking), 1 while the hands are clasped; 0.6 s between."""
    if performed.exercise == "stand":
        return np.zeros(t.shape)
    before = ease((t - performed.walk_in) / 0.6) if performed.walk_in else np.ones(t.shape)
    out = timeline.seconds - performed.walk_out
    return before * (1.0 - ease((t - out + 0.6) / 0.6)) if performed.walk_out else before


def hinged_arm(
    body: Body, shoulder: Array, wrist: Array, out: ArrayLike, side: str, pole: Array, grip: Grip
) -> dict[Landmark, Array]:
    """An arm to a wrist. The elbow lies ``out`` metres outward of the shoulder; from the side it bends to ``pole``."""
    elbow_z = shoulder[:, 2] + OUTWARD[side] * np.asarray(out)
    upper = np.sqrt(body.upper_arm**2 - np.square(out))
    lower = np.sqrt(body.forearm**2 - (wrist[:, 2] - elbow_z) ** 2)
    flat = np.array([1.0, 1.0, 0.0])
    elbow = bend(shoulder * flat, wrist * flat, upper, lower, pole) + RIGHT * elbow_z[:, None]
    return {**hand(body, wrist, side, grip), joint("ELBOW", side): elbow}


def turned_arm(
    body: Body, shoulder: Array, upper: Array, lower: Array, side: str, thumb: Array
) -> dict[Landmark, Array]:
    """An arm by the directions (n, 3) of upper arm and forearm, the fingers in line with the forearm."""
    elbow = shoulder + unit(upper) * body.upper_arm
    wrist = elbow + unit(lower) * body.forearm
    return {**hand(body, wrist, side, Grip(lower, thumb)), joint("ELBOW", side): elbow}
