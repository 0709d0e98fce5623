"""A body held by its joint angles: forward kinematics from a pose to a figure, in the units of the measures.

Every number of a ``Pose`` is what a camera at the side would measure: ``hip`` is the measure ``hip_angle``, ``knee``
``knee_angle``, ``arm`` ``shoulder_flexion``, ``elbow`` ``elbow_angle``, ``lean`` ``trunk_lean``. A fault of one
of these is therefore that field of the pose, in the fault's own unit. See ``posed`` for movements made of poses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import RIGHT, Array, dot, leaning, unit
from biome.puppet.limbs import TOE_HEIGHT, Grip, hand
from biome.puppet.trunk import Trunk, axis, back, flexion_of, head, hips_and_shoulders

Pair = float | tuple[float, float]
"""One number for both sides, or (left, right)."""
Angles = Mapping[str, Array]
"""Every field of a pose over n moments; those of limbs twice, as ``knee_left`` and ``knee_right``."""


@dataclass(frozen=True)
class Pose:
    """How a body is held; degrees, limbs as seen from the side. The default stands with hanging arms.

    ``lean`` is the trunk's from upright (90 face down, -90 on the back), ``side`` to the right, ``contour`` the back's
    sagitta in % of its chord, ``head`` the neck's to the trunk (+ down), ``drop`` raises the right hip, ``tilt`` the
    right shoulder. ``twist`` turns shoulders, arms and head to the left about the trunk, ``swing`` both arms further.
    ``hip`` 180 is in line with the trunk, 90 the thigh ahead, 190 behind; ``knee`` and ``elbow`` are interior; ``foot``
    is the sole's to the shin: 90 standing, 150 pointed. ``out`` takes the thigh, ``arm_out`` the arm from the body's
    middle plane; ``turned`` swings the knee outward about the line from hip to ankle. ``arm`` is 0 beside the trunk, 90
    ahead, 180 overhead; ``elbow_out`` swings the elbow outward about the line from shoulder to wrist; ``palm`` 1 lays
    the hand flat on the floor under a forearm, 0 keeps it in line with it.
    """

    lean: float = 0.0
    side: float = 0.0
    contour: float = 0.0
    head: float = 0.0
    drop: float = 0.0
    tilt: float = 0.0
    twist: float = 0.0
    swing: float = 0.0
    hip: Pair = 180.0
    knee: Pair = 180.0
    foot: Pair = 90.0
    out: Pair = 0.0
    turned: Pair = 0.0
    arm: Pair = 4.0
    arm_out: Pair = 6.0
    elbow: Pair = 168.0
    elbow_out: Pair = 0.0
    palm: Pair = 0.0

    def angles(self) -> dict[str, float]:
        """Its numbers by name, those of limbs once a side."""
        found: dict[str, float] = {}
        for name in (f.name for f in fields(self)):
            value = getattr(self, name)
            if name in TRUNK:
                found[name] = value
            else:
                pair = value if isinstance(value, tuple) else (value, value)
                found |= {f"{name}_{side}": v for side, v in zip(SIDES, pair, strict=True)}
        return found


def level(pose: Pose) -> Pose:
    """The pose with its soles level; both legs alike."""
    hip, knee = pose.angles()["hip_left"], pose.angles()["knee_left"]
    return replace(pose, foot=90.0 - pose.lean - hip + knee)


TRUNK = ("lean", "side", "contour", "head", "drop", "tilt", "twist", "swing")
"""Fields that exist once; the others are of limbs."""
ABOVE_THE_HIPS = int(Landmark.LEFT_HIP)
"""Landmarks before the hips are of head, shoulders and arms: what a twist of the trunk turns."""


def held(body: Body, angles: Angles) -> Figure:
    """The figure with these angles, mid-hip at the origin: move it to where something carries it."""
    lean = angles["lean"]
    pelvis = np.zeros((len(lean), 3))
    contour = flexion_of(angles["contour"])
    # The shoulders stay square to a trunk that leans sideways.
    tilt = angles["tilt"] - angles["side"]
    trunk = Trunk(pelvis, lean, angles["side"], contour, angles["head"], tilt, angles["drop"])
    parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    for side in SIDES:
        own = {name.removesuffix(f"_{side}"): value for name, value in angles.items() if name.endswith(f"_{side}")}
        parts |= leg(body, parts[joint("HIP", side)], lean, own, side)
        shoulder = parts[joint("SHOULDER", side)]
        swung = arm(body, shoulder, lean, own, side)
        turn = np.radians(angles["swing"])
        parts |= {name: shoulder + about(at - shoulder, axis(trunk), turn) for name, at in swung.items()}
    return twisted(gather(parts, back(body, trunk)), axis(trunk), np.radians(angles["twist"]))


def twisted(figure: Figure, along: Array, turn: Array) -> Figure:
    """The figure with head, shoulders and arms turned about the trunk's axis through mid-hip, the origin."""
    landmarks = figure.landmarks.copy()
    for name in range(ABOVE_THE_HIPS):
        landmarks[:, name] = about(landmarks[:, name], along, turn)
    return Figure(landmarks, figure.spine)


def leg(body: Body, hip: Array, lean: Array, own: Angles, side: str) -> dict[Landmark, Array]:
    """Knee, ankle, heel and toe under a hip."""
    thigh, shin, sole, up = opened(
        own["out"],
        side,
        lean + own["hip"],
        lean + own["hip"] + 180.0 - own["knee"],
        lean + own["hip"] - own["knee"] + own["foot"],
        lean + own["hip"] - own["knee"] + own["foot"] - 90.0,
    )
    knee, ankle = hip + thigh * body.thigh, hip + thigh * body.thigh + shin * body.shin
    turn = np.radians(own["turned"]) * OUTWARD[side]
    along = unit(ankle - hip)
    knee = hip + about(knee - hip, along, turn)
    sole, up = about(sole, along, turn), about(up, along, turn)
    ball = up * (TOE_HEIGHT * body.height - body.ankle_height)
    return {
        joint("KNEE", side): knee,
        joint("ANKLE", side): ankle,
        joint("HEEL", side): ankle + ball - sole * body.heel,
        joint("FOOT_INDEX", side): ankle + ball + sole * body.toe,
    }


def arm(body: Body, shoulder: Array, lean: Array, own: Angles, side: str) -> dict[Landmark, Array]:
    """Elbow, wrist and hand of an arm; the elbow bends forward, or backward when the arm is overhead."""
    down = lean + 180.0 - own["arm"]
    turned = down - 180.0 + own["elbow"]
    upper, lower, ahead, before = opened(own["arm_out"], side, down, turned, down - 90.0, turned - 90.0)
    elbow = shoulder + upper * body.upper_arm
    wrist = elbow + lower * body.forearm
    if "elbow_out" in own:
        elbow = shoulder + about(
            elbow - shoulder, unit(wrist - shoulder), -np.radians(own["elbow_out"]) * OUTWARD[side]
        )
    flat = own["palm"][:, None] if "palm" in own else np.zeros((len(wrist), 1))
    grip = Grip(lower * (1.0 - flat) + ahead * flat, before * (1.0 - flat) - across(side) * flat)
    return {**hand(body, wrist, side, grip), joint("ELBOW", side): elbow}


def across(side: str) -> Array:
    """(3,) away from the body's middle."""
    return RIGHT * OUTWARD[side]


def opened(out: Array, side: str, *directions: Array) -> list[Array]:
    """(n, 3) directions in the middle plane (degrees from up, forward), turned outward with the first of them."""
    first, across = leaning(directions[0]), RIGHT * OUTWARD[side]
    turn = np.radians(out)[:, None]
    moved = first * np.cos(turn) + across * np.sin(turn)
    ways = [leaning(direction) for direction in directions]
    return [way + (moved - first) * dot(way, first)[:, None] for way in ways]


def about(vector: Array, axis: Array, turn: Array) -> Array:
    """(n, 3) vectors turned about unit axes by radians (n,) (Rodrigues)."""
    c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
    return vector * c + np.cross(axis, vector) * s + axis * (dot(axis, vector)[:, None] * (1.0 - c))
