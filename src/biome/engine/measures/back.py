"""The shape of the back, from the trunk's outline: two landmarks on a back cannot show its curve, its edge can."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.measures.registry import frame_measure
from biome.engine.measures.segments import trunk_inclination
from biome.engine.ranks import median
from biome.engine.report import Side
from biome.engine.smooth import runs
from biome.engine.track import OUTLINE, BoolArray, FloatArray

FEWEST = 6  # of the nine places: an arc has three unknowns, and half of the places must be left to contradict it
ROUGH = 0.025  # of the trunk: root mean square by which a back's edge leaves an arc; a plate's or a bag's leaves more
THICKER = 0.20  # of the trunk: a back that rounds by far too much (16 %) bulges by as much; more is something on it
DEEPEST = 0.45  # of the trunk: half a deep chest and a loose top; an edge further out is a plate's or a rucksack's
STANDING = 30.0  # degrees of trunk inclination within which a person stands, or sits up, with their own shape of back
STANDS = 0.5  # s of it, to know the shape
LEAST = 0.3  # of the skin's radius that is left to the spine: keeps a wild edge from dividing by nothing


@frame_measure
def back_contour(body: Body, side: Side) -> FloatArray:
    """(n,) per cent by which the back is rounder than when standing: the sagitta of its arc over hip to shoulder.

    The arc is fitted (least squares) to the dorsal edge of the silhouette at 10, 20 … 90 % of hip to shoulder: of a
    true arc that is the greatest distance from the chord, as measures.md has it, with half the noise. 5 % are 23
    degrees of flexion in all. Whoever stands with a hollow back (its edge lies up to 14 % inside the chord, between
    buttocks and shoulder blades) is compared with a straight line: a hollow that flattens as the hips bend is no
    rounding. NaN where an arm, a plate or something else is the edge, and throughout when the person is never seen
    standing.
    """
    curve = back_curve(body)
    standing = _standing(body) & np.isfinite(curve)
    if standing.sum() < body.motion.rows(STANDS):
        return np.full(len(curve), np.nan)
    return curve - max(median(curve[standing]), 0.0)


def back_curve(body: Body) -> FloatArray:
    """(n,) per cent: the same against a straight line, + round, - hollow."""
    edge = _free(dorsal_edge(body), body)
    seen = np.isfinite(edge)
    enough = (seen.sum(axis=1) >= FEWEST) & seen[:, :2].any(axis=1) & seen[:, -2:].any(axis=1)
    curves = np.full(len(edge), np.nan)
    curves[enough] = _sagittas(edge[enough])
    return curves


def dorsal_edge(body: Body) -> FloatArray:
    """(n, 9) how far the back's edge is from the line mid-hip to mid-shoulder, shares of the line's length."""
    return body.motion.outline[:, :, 0 if body.facing > 0 else 1]


def _free(edge: FloatArray, body: Body) -> FloatArray:
    """The edge where it can be the back's own: NaN where it is too far out for a back, or for this one."""
    standing = edge[_standing(body)]
    seen = standing[np.isfinite(standing).all(axis=1)]
    thickest = float(np.median(seen, axis=0).max()) if len(seen) else DEEPEST
    return np.where(edge > min(DEEPEST, thickest + THICKER), np.nan, edge)


def _sagittas(edges: FloatArray) -> FloatArray:
    """(m,) per cent of hip to shoulder by which the spine bulges, of edges (m, 9); NaN where an edge is no arc.

    The skin runs round outside the spine: its curve is the flatter for the flesh between, which is taken off.
    """
    powers = np.vander(OUTLINE - OUTLINE.mean(), 3)
    fitted = _parabolas(edges, powers)
    arcs = fitted @ powers.T
    rough = np.sqrt(np.nanmean((arcs - edges) ** 2, axis=1))
    curvature = -2.0 * fitted[:, 0]
    flesh = arcs[:, [0, -1]].mean(axis=1)
    bulge = 100.0 * curvature / 8.0 / np.maximum(1.0 - curvature * flesh, LEAST)
    return np.where(rough > ROUGH, np.nan, bulge)


def _parabolas(edges: FloatArray, powers: FloatArray) -> FloatArray:
    """(m, 3) least-squares coefficients of edges (m, 9) over powers (9, 3), each over the places that it has."""
    weights = np.isfinite(edges).astype(float)
    normal = np.einsum("pi,mp,pj->mij", powers, weights, powers)
    right = np.einsum("pi,mp->mi", powers, np.nan_to_num(edges) * weights)
    return np.linalg.solve(normal, right[..., None])[..., 0]


def _standing(body: Body) -> BoolArray:
    """(n,) known rows in stretches of at least STANDS seconds with the trunk near upright."""
    upright = body.motion.known & (trunk_inclination(body, body.near) < STANDING)
    kept = np.zeros_like(upright)
    for run in runs(upright):
        kept[run] = run.stop - run.start >= body.motion.rows(STANDS)
    return kept
