"""The few constructions a jointed figure needs. Metres and degrees; x forward, y up, z to the person's right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.track import FloatArray

Array = FloatArray

UP = np.array([0.0, 1.0, 0.0])
FORWARD = np.array([1.0, 0.0, 0.0])
RIGHT = np.array([0.0, 0.0, 1.0])


def points(x: ArrayLike, y: ArrayLike, z: ArrayLike) -> Array:
    """(..., 3) from three broadcastable coordinates."""
    return np.stack(np.broadcast_arrays(*(np.asarray(c, float) for c in (x, y, z))), axis=-1)


def unit(vector: Array) -> Array:
    """Vectors scaled to length one along the last axis."""
    return vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-12)


def leaning(degrees: ArrayLike) -> Array:
    """Unit vectors in the sagittal plane, this far from straight up towards the front: 0 up, 90 ahead, 180 down."""
    a = np.radians(degrees)
    return points(np.sin(a), np.cos(a), 0.0)


def chord(first: ArrayLike, second: ArrayLike, angle: ArrayLike) -> Array:
    """Distance between the ends of two links with this interior angle (degrees) between them."""
    a, b = np.asarray(first, float), np.asarray(second, float)
    return np.sqrt(a**2 + b**2 - 2.0 * a * b * np.cos(np.radians(angle)))


def dot(a: Array, b: Array) -> Array:
    """Row-wise dot product."""
    return np.sum(a * b, axis=-1)


def hinge_circle(root: Array, end: Array, upper: ArrayLike, lower: ArrayLike) -> tuple[Array, Array, Array]:
    """Where the joint of a two-link chain may lie: centre (n, 3), radius (n,) and the unit axis root to end (n, 3)."""
    axis = end - root
    upper, lower = np.asarray(upper, float), np.asarray(lower, float)
    length = np.maximum(np.linalg.norm(axis, axis=-1), np.abs(upper - lower) + 1e-9)
    along = (length**2 + upper**2 - lower**2) / (2.0 * length)
    radius = np.sqrt(np.maximum(upper**2 - along**2, 0.0))
    axis = axis / length[..., None]
    return root + axis * along[..., None], radius, axis


def bend(root: Array, end: Array, upper: ArrayLike, lower: ArrayLike, pole: Array) -> Array:
    """The middle joint (n, 3) of a two-link chain, bent towards ``pole`` (a direction, (3,) or (n, 3))."""
    centre, radius, axis = hinge_circle(root, end, upper, lower)
    pole = np.broadcast_to(pole, axis.shape)
    away = unit(pole - axis * dot(pole, axis)[..., None])
    return centre + away * radius[..., None]


def bend_in_plane(
    root: Array, end: Array, upper: ArrayLike, lower: ArrayLike, normal: Array, offset: ArrayLike, ahead: Array
) -> Array:
    """The middle joint (n, 3) of a two-link chain at a signed distance ``offset`` from a plane through ``end``.

    ``normal`` is the plane's unit normal and ``ahead`` chooses, of the two solutions, the one further that way.
    Where the chain cannot get so far the nearest point it reaches is taken: lengths are always kept.
    """
    centre, radius, axis = hinge_circle(root, end, upper, lower)
    ahead = np.broadcast_to(ahead, axis.shape)
    first = unit(ahead - axis * dot(ahead, axis)[..., None])
    second = np.cross(axis, first)
    normal = np.broadcast_to(normal, axis.shape)
    a, b, c = dot(centre - end, normal), radius * dot(first, normal), radius * dot(second, normal)
    size = np.maximum(np.hypot(b, c), 1e-12)
    middle, half = np.arctan2(c, b), np.arccos(np.clip((np.asarray(offset) - a) / size, -1.0, 1.0))
    turns = np.stack([middle - half, middle + half])
    turn = np.where(np.cos(turns[0]) >= np.cos(turns[1]), turns[0], turns[1])[..., None]
    return centre + radius[..., None] * (first * np.cos(turn) + second * np.sin(turn))


def circles_meet(a: Array, ra: ArrayLike, b: Array, rb: ArrayLike) -> Array:
    """The upper of the two points (n, 2) at distance ``ra`` from ``a`` and ``rb`` from ``b`` in the sagittal plane."""
    between = b - a
    length = np.linalg.norm(between, axis=-1)
    along = (length**2 + np.square(ra) - np.square(rb)) / (2.0 * length)
    rise = np.sqrt(np.maximum(np.square(ra) - along**2, 0.0))
    axis = between / length[..., None]
    normal = np.stack([-axis[..., 1], axis[..., 0]], axis=-1)
    normal = normal * np.where(normal[..., 1:] < 0.0, -1.0, 1.0)
    return a + axis * along[..., None] + normal * rise[..., None]


def bisect(function: Callable[[Array], Array], low: ArrayLike, high: ArrayLike, shape: tuple[int, ...] = ()) -> Array:
    """Where ``function`` (falling or rising throughout) is zero between ``low`` and ``high``, element-wise."""
    lo, hi = (np.broadcast_to(np.asarray(v, float), shape).copy() for v in (low, high))
    rising = function(hi) > function(lo)
    for _ in range(48):
        mid = (lo + hi) / 2.0
        over = (function(mid) > 0.0) == rising
        lo, hi = np.where(over, lo, mid), np.where(over, mid, hi)
    return (lo + hi) / 2.0


def interior(a: Array, joint: Array, b: Array) -> Array:
    """Interior angle at ``joint`` in degrees; works on 2-D and 3-D points."""
    u, v = unit(a - joint), unit(b - joint)
    return np.degrees(np.arccos(np.clip(dot(u, v), -1.0, 1.0)))
