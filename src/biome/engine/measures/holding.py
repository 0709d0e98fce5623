"""Measures with one value a hold."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY
from biome.engine.measures.posture import chest_drop
from biome.engine.measures.registry import FRAME, hold_measure
from biome.engine.ranks import percentiles
from biome.engine.report import Side
from biome.engine.smooth import theil_sen
from biome.engine.track import BoolArray, FloatArray

WINDOW = 2.0  # s in which stillness is looked at
WANDERERS = ("HIP", "SHOULDER")


@hold_measure
def hold_time(body: Body, rows: BoolArray, side: Side) -> float:
    """Seconds held."""
    return float(rows.sum() / body.motion.rate)


@hold_measure
def still(body: Body, rows: BoolArray, side: Side) -> float:
    """Per cent of the torso: how far hips or shoulders, whichever more, wander about their drift in 2 s windows (RMS).

    Of what the left and the right joint do together: the model's own errors are each joint's for itself, and as large.
    """
    m = body.motion
    wander = [_wander(m.point(name, "left")[rows], m.point(name, "right")[rows], m.rows(WINDOW)) for name in WANDERERS]
    return 100.0 * max(wander) / body.torso


@hold_measure
def chest_travel(body: Body, rows: BoolArray, side: Side) -> float:
    """Arm lengths through which the chest rises and falls during the hold: a push-up keeps its line too."""
    low, high = percentiles(chest_drop(body, side)[rows], 10, 90)
    return high - low


@hold_measure
def drift(body: Body, rows: BoolArray, side: Side) -> float:
    """What the hold keeps falls (-) or rises (+) by this in ten seconds, in its own unit (Theil-Sen)."""
    if not body.kept or rows.sum() < 3:
        return 0.0
    times, values = body.motion.times[rows], FRAME[body.kept](body, side)[rows]
    step = max(1, len(times) // 200)  # the slope of two hundred points is the slope
    return 10.0 * theil_sen(times[::step], values[::step])


def about_its_line(points: FloatArray) -> float:
    """Root mean square of what is left of (n, d) when a straight line through time is taken out of each column."""
    return float(np.sqrt(np.mean(_off_its_line(points) ** 2)))


def _wander(left: FloatArray, right: FloatArray, size: int) -> float:
    """px: root of the covariance of two joints' ways (n, 2) about their drift, in pieces of ``size`` rows."""
    starts = range(0, max(len(left) - size, 0) + 1, size)
    pairs = [(_off_its_line(left[i : i + size]), _off_its_line(right[i : i + size])) for i in starts]
    common = [np.mean(np.sum(a * b, axis=1)) for a, b in pairs if len(a) > 2]
    return float(np.sqrt(max(np.mean(common), 0.0))) if common else 0.0


def _off_its_line(points: FloatArray) -> FloatArray:
    """(n, d) what is left of points when a straight line through time is taken out of each column."""
    rows = np.arange(len(points)) - (len(points) - 1) / 2.0
    centred = points - points.mean(axis=0)
    return centred - np.outer(rows, rows @ centred / max(float(rows @ rows), TINY))
