"""The true measures of a figure, straight from its joints by the definitions of domain/measures.md."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure
from biome.puppet.geometry import Array, dot, interior
from biome.puppet.trunk import NECK_LEAN

CHIN = 0.12
"""The chin under the mouth, upper-arm lengths, as the measure takes it."""
SAGITTAL, FRONTAL = (0, 1), (2, 1)
"""Axes of the room that a camera at the side, and one in front, sees."""


def angle(figure: Figure, names: tuple[str, str, str], side: str, plane: tuple[int, ...] = (0, 1, 2)) -> Array:
    """(n,) interior angle in degrees at the middle of three joints of a side, in the room or in one plane of it."""
    a, b, c = (figure[joint(name, side)][:, list(plane)] for name in names)
    return interior(a, b, c)


def inclination(way: Array) -> Array:
    """(n,) degrees of (n, 3) from straight up, forward positive, seen from the side."""
    return np.degrees(np.arctan2(way[:, 0], way[:, 1]))


def lying_above(a: Array, b: Array, point: Array) -> Array:
    """(n,) sign of which side of the line from ``a`` to ``b`` a point lies, seen from the side: + to the left of it."""
    line, way = b - a, point - a
    return np.sign(line[:, 0] * way[:, 1] - line[:, 1] * way[:, 0])


def knee_in(figure: Figure, body: Body, side: str) -> Array:
    """(n,) degrees, 2 atan(2 d / leg): d is how far the knee lies inside the vertical plane through ankle and toe."""
    knee, ankle, toe = (figure[joint(n, side)] for n in ("KNEE", "ANKLE", "FOOT_INDEX"))
    ahead = toe - ankle
    length = np.hypot(ahead[:, 0], ahead[:, 2])
    way = knee - ankle
    inside = (way[:, 0] * ahead[:, 2] - way[:, 2] * ahead[:, 0]) / length * OUTWARD[side]
    return 2.0 * np.degrees(np.arctan(2.0 * inside / body.leg_length))


def of_side(figure: Figure, body: Body, side: str) -> dict[str, Array]:
    """Measures that exist once a side."""
    hip, knee, ankle, heel, toe = (figure[joint(n, side)] for n in ("HIP", "KNEE", "ANKLE", "HEEL", "FOOT_INDEX"))
    shoulder, drop = figure[joint("SHOULDER", side)], heel - toe
    bent = 180.0 - angle(figure, ("SHOULDER", "HIP", "ANKLE"), side, SAGITTAL)
    return {
        "knee_angle": angle(figure, ("HIP", "KNEE", "ANKLE"), side, SAGITTAL),
        "hip_angle": angle(figure, ("SHOULDER", "HIP", "KNEE"), side, SAGITTAL),
        "elbow_angle": angle(figure, ("SHOULDER", "ELBOW", "WRIST"), side, SAGITTAL),
        "elbow_angle_front": angle(figure, ("SHOULDER", "ELBOW", "WRIST"), side, FRONTAL),
        "elbow_angle_space": angle(figure, ("SHOULDER", "ELBOW", "WRIST"), side),
        "knee_angle_space": angle(figure, ("HIP", "KNEE", "ANKLE"), side),
        "shin_angle": inclination(knee - ankle),
        "thigh_depth": np.degrees(np.arctan2(hip[:, 1] - knee[:, 1], np.abs(hip[:, 0] - knee[:, 0]))),
        "heel_lift": np.degrees(np.arctan2(drop[:, 1], np.hypot(drop[:, 0], drop[:, 2]))),
        "knee_in": knee_in(figure, body, side),
        "body_line": bent * lying_above(ankle, shoulder, hip),
        **of_arm(figure, side),
    }


def of_arm(figure: Figure, side: str) -> dict[str, Array]:
    """Measures of one arm."""
    shoulder, elbow, wrist, hip, knee = (figure[joint(n, side)] for n in ("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE"))
    limb = np.linalg.norm(shoulder - hip, axis=-1)
    turned = np.mod(inclination(hip - shoulder) - inclination(elbow - shoulder) + 100.0, 360.0) - 100.0
    through = np.mod(inclination(shoulder - hip) - inclination(hip - knee) + 180.0, 360.0) - 180.0
    return {
        "shoulder_flexion": turned,
        "shoulder_abduction": angle(figure, ("HIP", "SHOULDER", "ELBOW"), side),
        "upper_arm_trunk": angle(figure, ("HIP", "SHOULDER", "ELBOW"), side),
        "wrist_height": (wrist - shoulder)[:, 1] / limb,
        "forearm_rise": (wrist - elbow)[:, 1] / np.linalg.norm(wrist - elbow, axis=-1),
        "hip_opening": 180.0 - through,
    }


def of_body(figure: Figure, body: Body) -> dict[str, Array]:
    """Measures of the whole body."""
    hips, shoulders, ankles, wrists = (figure.middle(n) for n in ("HIP", "SHOULDER", "ANKLE", "WRIST"))
    left, right = figure[Landmark.LEFT_ANKLE], figure[Landmark.RIGHT_ANKLE]
    trunk, neck = shoulders - hips, figure.middle("EAR") - shoulders
    mouth = (figure[Landmark.MOUTH_LEFT] + figure[Landmark.MOUTH_RIGHT]) / 2.0
    chord = np.linalg.norm(trunk, axis=-1)
    way = figure.spine - hips[:, None]
    along = np.sum(way * trunk[:, None], axis=-1) / chord[:, None]
    off = np.sqrt(np.maximum(np.sum(way**2, axis=-1) - along**2, 0.0)).max(axis=1)
    return {
        "trunk_lean": inclination(trunk),
        "head_neck": inclination(neck) - inclination(trunk) - NECK_LEAN,
        "hip_height": (hips[:, 1] - ankles[:, 1]) / body.leg_length,
        "lateral_shift": (hips[:, 2] - ankles[:, 2]) / np.maximum(np.abs(right[:, 2] - left[:, 2]), 1e-6) * 100.0,
        "feet_spread": np.linalg.norm(right - left, axis=-1) / body.leg_length,
        "trunk_side": np.degrees(np.arctan2(trunk[:, 2], trunk[:, 1])),
        "side_line": side_line(hips, shoulders, ankles),
        "step_ratio": np.abs(right[:, 0] - left[:, 0]) / body.leg_length,
        "chest_drop": (shoulders[:, 1] - wrists[:, 1]) / body.reach,
        "chin_bar": (mouth[:, 1] - wrists[:, 1]) / body.upper_arm - CHIN,
        "back_contour": off / chord * 100.0,
        "back_chord": 100.0 * (1.0 - chord / body.trunk),
    }


def side_line(hips: Array, shoulders: Array, ankles: Array) -> Array:
    """(n,) degrees off the straight line from shoulders to ankles of a body on its side, negative with the hips low."""
    share = dot(hips - ankles, shoulders - ankles) / dot(shoulders - ankles, shoulders - ankles)
    below = (ankles + (shoulders - ankles) * share[:, None] - hips)[:, 1]
    return (180.0 - interior(shoulders, hips, ankles)) * -np.sign(below)


def measures(figure: Figure, body: Body) -> dict[str, Array]:
    """Every true measure by name, (n,) each, in the units of measures.md; sided ones end in ``_left`` and ``_right``.

    Angles are as seen exactly from the side, unless the name says ``front`` or ``space``.
    """
    sided = {f"{name}_{side}": value for side in SIDES for name, value in of_side(figure, body, side).items()}
    return {**of_body(figure, body), **sided}
