"""The trunk's outline from the segmentation mask: how far its edge lies from the line between hips and shoulders."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from biome.engine.skeleton import Landmark, joint
from biome.engine.track import OUTLINE

Array = NDArray[np.floating]

REACH = 0.6
"""Of the trunk's length: an edge further out is not the trunk's but that of something behind or on it."""
STEP = 0.01
"""Of the trunk's length, between two looks along a ray: a pixel or two."""
HOLE = 0.06
"""Of the trunk's length: what is not body for less than this is a hole in the mask (a strap, a cable, a shadow)."""
ARM = 0.10
"""Of the trunk's length about an arm's bones, 5 cm: an edge within it is the arm's own."""
SMALLEST = 24.0
"""Pixels of trunk: below it a tenth of the line is but two pixels, and the edge of the mask has no shape."""
BODY = 0.5


def outline(mask: Array, body: Array) -> Array:
    """(9, 2) distances from the trunk's line to the silhouette's edge, as ``PoseTrack.outline`` has them.

    mask: (height, width), 0-1; body: (33, 2) pixels of the same picture. NaN where the edge is an arm's or too far out,
    and throughout where the trunk is too small.
    """
    hips, along = trunk(body)
    length = float(np.hypot(*along))
    if not length >= SMALLEST:
        return np.full((len(OUTLINE), 2), np.nan, np.float32)
    return np.stack([_edges(mask, body, hips, along, turned) for turned in (1.0, -1.0)], axis=1).astype(np.float32)


def trunk(body: Array) -> tuple[Array, Array]:
    """Mid-hip (2,) and the vector (2,) to mid-shoulder, pixels."""
    hips = (body[Landmark.LEFT_HIP] + body[Landmark.RIGHT_HIP]) / 2
    return hips, (body[Landmark.LEFT_SHOULDER] + body[Landmark.RIGHT_SHOULDER]) / 2 - hips


def _edges(mask: Array, body: Array, hips: Array, along: Array, turned: float) -> Array:
    """(9,) distances on one side: ``turned`` 1 is to the left of one who looks from hips to shoulders."""
    out = turned * np.array([along[1], -along[0]])
    starts = hips + OUTLINE[:, None] * along
    steps = np.arange(0.0, REACH + HOLE, STEP)
    shown = sampled(mask, starts[:, None] + steps[:, None] * out)
    distances = np.array([_edge(ray) for ray in shown])
    points = starts + distances[:, None] * out
    hidden = _to_arms(points, body) < ARM * np.hypot(*along)
    return np.where(hidden, np.nan, distances)


def _edge(ray: Array) -> float:
    """Where along a ray of looks (STEP apart) the body ends, between two looks; NaN when not within REACH."""
    inside = np.flatnonzero(ray >= BODY)
    if not len(inside) or inside[0] * STEP > HOLE:
        return float("nan")
    gaps = np.flatnonzero(np.diff(inside) * STEP > HOLE)
    last = int(inside[gaps[0]] if len(gaps) else inside[-1])
    if last * STEP >= REACH or last + 1 >= len(ray):
        return float("nan")
    return STEP * (last + float((ray[last] - BODY) / (ray[last] - ray[last + 1])))


def sampled(mask: Array, points: Array) -> Array:
    """(...) the mask between its pixels at (..., 2) points; NaN outside: a body that the picture cuts has no edge."""
    height, width = mask.shape
    x, y = points[..., 0] - 0.5, points[..., 1] - 0.5
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    inside = (left >= 0) & (left < width - 1) & (top >= 0) & (top < height - 1)
    left, top = np.clip(left, 0, max(width - 2, 0)), np.clip(top, 0, max(height - 2, 0))
    across, down = x - left, y - top
    above = mask[top, left] * (1 - across) + mask[top, left + 1] * across
    below = mask[top + 1, left] * (1 - across) + mask[top + 1, left + 1] * across
    return np.where(inside, above * (1 - down) + below * down, np.nan)


def _to_arms(points: Array, body: Array) -> Array:
    """(n,) pixels from (n, 2) points to the nearest bone of either arm."""
    ends = [[body[joint(name, side)] for name in ("SHOULDER", "ELBOW", "WRIST")] for side in ("left", "right")]
    bones = [bone for shoulder, elbow, wrist in ends for bone in ((shoulder, elbow), (elbow, wrist))]
    return np.min([_to_bone(points, start, end) for start, end in bones], axis=0)


def _to_bone(points: Array, start: Array, end: Array) -> Array:
    bone = end - start
    share = np.clip((points - start) @ bone / max(float(bone @ bone), 1e-6), 0.0, 1.0)
    return np.linalg.norm(points - start - share[:, None] * bone, axis=1)
