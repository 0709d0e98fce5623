"""Feet, legs, arms and hands, reached by two-link inverse kinematics so that segments never change length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD
from biome.puppet.geometry import Array, bend, bend_in_plane, dot, points, unit

STRAIGHT = 0.9998
"""No chain is stretched beyond this share of its length, so that its bending plane stays defined."""


@dataclass(frozen=True, eq=False)
class Foot:
    """One foot at n moments: toe joint (metres), degrees turned out, degrees the heel is up."""

    toe: Array
    toe_out: ArrayLike = 0.0
    heel_up: ArrayLike = 0.0


@dataclass(frozen=True, eq=False)
class Grip:
    """Where a hand's fingers and its thumb point (directions, (3,) or (n, 3))."""

    fingers: Array
    thumb: Array


def heading(foot: Foot, side: str) -> Array:
    """(..., 3) horizontal unit vector the foot points along."""
    a = np.radians(foot.toe_out)
    return points(np.cos(a), 0.0, OUTWARD[side] * np.sin(a))


def inward(foot: Foot, side: str) -> Array:
    """(..., 3) horizontal unit vector towards the other leg, square to the foot: where a collapsing knee goes."""
    a = np.radians(foot.toe_out)
    return points(np.sin(a), 0.0, -OUTWARD[side] * np.cos(a))


def on_foot(body: Body, foot: Foot, side: str, back: float, up: float) -> Array:
    """(n, 3) the point of the foot this far behind and above the toe joint when flat."""
    pitch = np.radians(foot.heel_up)
    along = -back * np.cos(pitch) + up * np.sin(pitch)
    rise = back * np.sin(pitch) + up * np.cos(pitch)
    return foot.toe + heading(foot, side) * np.asarray(along)[..., None] + points(0.0, rise, 0.0)


def ankle(body: Body, foot: Foot, side: str) -> Array:
    """(n, 3) the ankle joint over a planted foot."""
    return on_foot(body, foot, side, body.toe, body.ankle_height - TOE_HEIGHT * body.height)


TOE_HEIGHT = 0.012
"""Landmark of the toe above the floor, fraction of height."""


def toe_at(body: Body, ankle_x: ArrayLike, z: ArrayLike, toe_out: float, side: str) -> Array:
    """(..., 3) the toe joint of a flat foot whose ankle is at ``ankle_x`` and ``z``."""
    a = np.radians(toe_out)
    reach = body.toe
    return points(
        np.asarray(ankle_x) + reach * np.cos(a),
        TOE_HEIGHT * body.height,
        np.asarray(z) + OUTWARD[side] * reach * np.sin(a),
    )


def leg(body: Body, hip: Array, foot: Foot, side: str, knee_in: ArrayLike = 0.0) -> dict[Landmark, Array]:
    """Knee, ankle, heel and toe of a leg between a hip and a planted foot; ``knee_in`` in degrees as in measures.md."""
    name = side.upper()
    joint = ankle(body, foot, side)
    inside = body.leg_length / 2.0 * np.tan(np.radians(np.asarray(knee_in, float)) / 2.0)
    ahead = heading(foot, side)
    knee = bend_in_plane(hip, joint, body.thigh, body.shin, inward(foot, side), inside, ahead)
    return {
        Landmark[f"{name}_KNEE"]: knee,
        Landmark[f"{name}_ANKLE"]: joint,
        Landmark[f"{name}_HEEL"]: on_foot(body, foot, side, body.toe + body.heel, 0.0),
        Landmark[f"{name}_FOOT_INDEX"]: np.broadcast_to(foot.toe, joint.shape),
    }


def reachable(root: Array, target: Array, length: float) -> Array:
    """The target, drawn in towards the root where a straight limb would not get there."""
    way = target - root
    far = np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-9)
    return root + way * np.minimum(1.0, STRAIGHT * length / far)


def arm(body: Body, shoulder: Array, wrist: Array, side: str, pole: Array, grip: Grip) -> dict[Landmark, Array]:
    """Elbow, wrist and hand; the elbow points along ``pole`` (a direction)."""
    wrist = reachable(shoulder, wrist, body.reach)
    elbow = bend(shoulder, wrist, body.upper_arm, body.forearm, pole)
    return {**hand(body, wrist, side, grip), Landmark[f"{side.upper()}_ELBOW"]: elbow}


def hand(body: Body, wrist: Array, side: str, grip: Grip) -> dict[Landmark, Array]:
    """Wrist, index, pinky and thumb."""
    name, along = side.upper(), unit(np.broadcast_to(grip.fingers, wrist.shape))
    thumb = np.broadcast_to(grip.thumb, wrist.shape)
    across = unit(thumb - along * dot(thumb, along)[..., None])
    size = body.height
    return {
        Landmark[f"{name}_WRIST"]: wrist,
        Landmark[f"{name}_INDEX"]: wrist + (along * 0.055 + across * 0.012) * size,
        Landmark[f"{name}_PINKY"]: wrist + (along * 0.050 - across * 0.018) * size,
        Landmark[f"{name}_THUMB"]: wrist + (along * 0.025 + across * 0.025) * size,
    }
