"""Movements face down on toes and hands or forearms: the push-up and the plank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD
from biome.puppet.geometry import FORWARD, RIGHT, Array, circles_meet, leaning, points
from biome.puppet.limbs import TOE_HEIGHT, Foot, Grip, ankle, leg
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.trunk import Trunk, head, hips_and_shoulders

WRIST_HEIGHT = 0.030
"""Of a hand flat on the floor, fraction of height."""
ELBOW_HEIGHT = 0.022
"""Of a forearm on the floor, fraction of height."""
FOOT_TO_SHIN = -6.0
"""The heel's angle over the floor minus the shin's lean: the ankles keep their bend."""


@dataclass(frozen=True)
class Prop:
    """What the shoulders turn about: sagittal place of wrists or elbows, metres, toes standing at x = 0."""

    x: float
    y: float

    @property
    def place(self) -> Array:
        """(2,) x and y."""
        return np.array([self.x, self.y])


def outline(body: Body, line: ArrayLike) -> tuple[Array, Array]:
    """(n, 2) hip and shoulder from the toes, with the legs upright, for a body line (degrees)."""
    foot = Foot(np.zeros(3), 0.0, np.asarray(FOOT_TO_SHIN))
    base = ankle(body, foot, "right")[..., :2]
    hip = base + leaning(0.0)[:2] * body.leg_length
    return np.broadcast_to(hip, (*np.shape(line), 2)), hip + leaning(line)[..., :2] * body.trunk


def leg_lean(body: Body, line: ArrayLike, prop: Prop, radius: ArrayLike) -> Array:
    """(n,) lean of the straight legs in degrees, when the shoulders are ``radius`` from the prop."""
    toe = np.array([0.0, TOE_HEIGHT * body.height])
    _, shape = outline(body, line)
    top = circles_meet(toe, np.linalg.norm(shape, axis=-1), prop.place, radius)
    way = top - toe
    return np.degrees(np.arctan2(way[..., 0], way[..., 1]) - np.arctan2(shape[..., 0], shape[..., 1]))


def propped_under(body: Body, line: float, height: float, radius: float, ahead: float) -> Prop:
    """The prop at ``height`` so that the shoulders are ``ahead`` metres further headward than it, ``radius`` away."""
    _, shape = outline(body, line)
    drop = height + np.sqrt(radius**2 - ahead**2) - TOE_HEIGHT * body.height
    return Prop(float(np.sqrt(np.sum(shape**2) - drop**2) - ahead), height)


def lying(body: Body, lean: Array, line: ArrayLike, neck: ArrayLike) -> tuple[dict[Landmark, Array], Trunk]:
    """Feet, legs, trunk and head over the toes at the origin; only the arms are missing."""
    heel = lean + FOOT_TO_SHIN
    z = body.hips / 2.0
    feet = {s: Foot(points(0.0, TOE_HEIGHT * body.height, sign * z), 0.0, heel) for s, sign in OUTWARD.items()}
    hip = ankle(body, feet["right"], "right") + leaning(lean) * body.leg_length
    trunk = Trunk(hip * np.array([1.0, 1.0, 0.0]), lean + np.asarray(line), head=neck)
    parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    for side, foot in feet.items():
        joints = leg(body, parts[joint("HIP", side)], foot, side)
        straight = ankle(body, foot, side) + leaning(lean) * body.shin
        parts |= joints | {joint("KNEE", side): straight}
    return parts, trunk


def flat_hand(side: str) -> Grip:
    """Palm down, fingers ahead, thumb inward."""
    return Grip(FORWARD, RIGHT * -OUTWARD[side])


def pressing_arm(body: Body, shoulder: Array, wrist: Array, out: Array, side: str) -> dict[Landmark, Array]:
    """An arm on a planted hand; the elbow lies ``out`` metres (n,) outward of the shoulder and bends footward."""
    return hinged_arm(body, shoulder, wrist, out, side, -FORWARD, flat_hand(side))
