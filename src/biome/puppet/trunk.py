"""Pelvis, back, shoulders and head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD
from biome.puppet.geometry import RIGHT, Array, leaning, points

SPINE_POINTS = 7
NECK_LEAN = 5.0
"""Standing at ease the ears lie this many degrees ahead of the trunk's line."""

NECK = 0.105
"""Mid-shoulder to between the ears, fraction of height."""

FACE: dict[str, tuple[float, float, float]] = {
    "NOSE": (0.060, -0.008, 0.0),
    "EYE_INNER": (0.050, 0.012, 0.009),
    "EYE": (0.048, 0.013, 0.018),
    "EYE_OUTER": (0.045, 0.012, 0.026),
    "EAR": (0.0, 0.0, 0.043),
    "MOUTH": (0.048, -0.029, 0.013),
}
"""Offsets from between the ears, fractions of height: towards the face, up, outward."""


@dataclass(frozen=True, eq=False)
class Trunk:
    """How pelvis, back and head are held at n moments. Degrees; see measures.md for the signs.

    ``pelvis`` (n, 3) is mid-hip in metres; ``lean`` and ``side`` incline the line mid-hip to mid-shoulder forward and
    to the right; ``flexion`` is the total bend of the back, ``head`` the neck's angle to the trunk, ``tilt`` raises the
    right shoulder over the left, ``drop`` the right hip.
    """

    pelvis: Array
    lean: ArrayLike
    side: ArrayLike = 0.0
    flexion: ArrayLike = 0.0
    head: ArrayLike = 0.0
    tilt: ArrayLike = 0.0
    drop: ArrayLike = 0.0


def flexion_of(contour: ArrayLike) -> Array:
    """Total bend (degrees) of a back whose sagitta is this share (%) of its chord: the measure ``back_contour``."""
    return np.degrees(4.0 * np.arctan(2.0 * np.asarray(contour, float) / 100.0))


def shortening(flexion: ArrayLike) -> Array:
    """Chord over arc of a back bent by ``flexion`` degrees in all."""
    return np.sinc(np.radians(flexion) / 2.0 / np.pi)


def axis(trunk: Trunk) -> Array:
    """(n, 3) unit vectors from mid-hip to mid-shoulder."""
    ahead = leaning(trunk.lean)
    s = np.radians(trunk.side)
    return points(ahead[..., 0] * np.cos(s), ahead[..., 1] * np.cos(s), np.sin(s))


def shoulders_middle(body: Body, trunk: Trunk) -> Array:
    """(n, 3) mid-shoulder."""
    return trunk.pelvis + axis(trunk) * (body.trunk * shortening(trunk.flexion))[..., None]


def back(body: Body, trunk: Trunk) -> Array:
    """(n, SPINE_POINTS, 3) along the arc from mid-hip to mid-shoulder, bulging to the back when flexed."""
    along = np.linspace(0.0, 1.0, SPINE_POINTS)
    flexion = np.broadcast_to(np.radians(trunk.flexion), (len(trunk.pelvis),))[:, None]
    half = np.maximum(np.abs(flexion) / 2.0, 1e-4)
    bulge = (np.cos((2.0 * along - 1.0) * half) - np.cos(half)) / (2.0 * np.sin(half)) * np.sign(flexion)
    top = shoulders_middle(body, trunk) - trunk.pelvis
    length = np.linalg.norm(top, axis=-1)[:, None, None]
    dorsal = np.broadcast_to(leaning(np.asarray(trunk.lean) - 90.0), top.shape)[:, None]
    return trunk.pelvis[:, None] + top[:, None] * along[None, :, None] + dorsal * bulge[..., None] * length


def hips_and_shoulders(body: Body, trunk: Trunk) -> dict[Landmark, Array]:
    """The four joints the limbs hang from."""
    top, tilt, drop = shoulders_middle(body, trunk), np.radians(trunk.tilt), np.radians(trunk.drop)
    across, below = points(0.0, np.sin(tilt), np.cos(tilt)), points(0.0, np.sin(drop), np.cos(drop))
    parts: dict[Landmark, Array] = {}
    for side, sign in OUTWARD.items():
        parts[Landmark[f"{side.upper()}_HIP"]] = trunk.pelvis + below * sign * body.hips / 2.0
        parts[Landmark[f"{side.upper()}_SHOULDER"]] = top + across * sign * body.shoulders / 2.0
    return parts


def head(body: Body, trunk: Trunk) -> dict[Landmark, Array]:
    """Nose, eyes, ears and mouth; the face looks where the neck lets it."""
    turn = np.asarray(trunk.lean, float) + np.asarray(trunk.head, float)
    centre = shoulders_middle(body, trunk) + leaning(turn + NECK_LEAN) * NECK * body.height
    up, ahead = leaning(turn), leaning(turn + 90.0)
    parts: dict[Landmark, Array] = {}
    for name, (front, rise, out) in FACE.items():
        for side, sign in OUTWARD.items():
            label = name if name == "NOSE" else f"MOUTH_{side.upper()}" if name == "MOUTH" else f"{side.upper()}_{name}"
            parts[Landmark[label]] = centre + (ahead * front + up * rise + RIGHT * sign * out) * body.height
    return parts


def sideways(seen: float, lean: float) -> float:
    """Degrees the trunk tips aside to look like ``seen`` from in front while it leans forward by ``lean``."""
    return float(np.degrees(np.arctan(np.tan(np.radians(seen)) * np.cos(np.radians(lean)))))
