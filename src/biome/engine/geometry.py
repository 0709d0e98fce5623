"""Angles and ratios on arrays of points. Degrees throughout."""

from __future__ import annotations

import numpy as np

from biome.engine.track import FloatArray

TINY = 1e-9


def length(vectors: FloatArray) -> FloatArray:
    """(n, d) -> (n,)."""
    return np.linalg.norm(vectors, axis=-1)


def interior_angle(a: FloatArray, b: FloatArray, c: FloatArray) -> FloatArray:
    """(n,) angle at ``b`` between ``a`` and ``c``; 180 is straight. Points (n, 2) or (n, 3)."""
    u, v = a - b, c - b
    cosine = np.sum(u * v, axis=-1) / np.maximum(length(u) * length(v), TINY)
    return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


def signed_bend(a: FloatArray, b: FloatArray, c: FloatArray) -> FloatArray:
    """(n,) how far ``b`` lies off the straight line from ``a`` to ``c``: 180 minus the interior angle, positive
    when ``b`` is above that line in the picture. Points (n, 2), y up."""
    across = (c - a)[:, 0]
    line_y = a[:, 1] + (c - a)[:, 1] * (b - a)[:, 0] / np.where(np.abs(across) < TINY, TINY, across)
    return np.sign(b[:, 1] - line_y) * (180.0 - interior_angle(a, b, c))


def from_vertical(forward: FloatArray, up: FloatArray) -> FloatArray:
    """(n,) inclination of a vector from straight up, positive forwards, -180..180."""
    return np.degrees(np.arctan2(forward, up))


def wrapped(angle: FloatArray) -> FloatArray:
    """The same angle in -180..180."""
    return (angle + 180.0) % 360.0 - 180.0
