"""Measures with one value a hold."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.measures.alignment import body_line
from biome.engine.measures.posture import chest_drop
from biome.engine.measures.registry import hold_measure
from biome.engine.report import Side
from biome.engine.smooth import theil_sen
from biome.engine.track import BoolArray, FloatArray

WINDOW = 2.0  # s in which stillness is looked at


@hold_measure
def hold_time(body: Body, rows: BoolArray, side: Side) -> float:
    """Seconds held."""
    return float(rows.sum() / body.motion.rate)


@hold_measure
def still(body: Body, rows: BoolArray, side: Side) -> float:
    """Per cent of the torso: the median over 2 s windows of how far hip and shoulder wander about their drift."""
    m = body.motion
    points = np.concatenate([m.point("HIP", side), m.point("SHOULDER", side)], axis=1)[rows]
    size = m.rows(WINDOW)
    pieces = [points[i : i + size] for i in range(0, max(len(points) - size, 0) + 1, size)]
    wander = [_about_its_line(piece) for piece in pieces if len(piece) > 2]
    return float(100.0 * np.median(wander) / body.torso) if wander else 0.0


@hold_measure
def chest_travel(body: Body, rows: BoolArray, side: Side) -> float:
    """Arm lengths through which the chest rises and falls during the hold: a push-up keeps its line too."""
    low, high = np.percentile(chest_drop(body, side)[rows], [10, 90])
    return float(high - low)


@hold_measure
def body_line_drift(body: Body, rows: BoolArray, side: Side) -> float:
    """Degrees in ten seconds by which the body line falls (-) or rises (+) over the hold (Theil-Sen)."""
    times, line = body.motion.times[rows], body_line(body, side)[rows]
    if len(times) < 3:
        return 0.0
    step = max(1, len(times) // 200)  # the slope of two hundred points is the slope
    slope = theil_sen(times[::step], line[::step])
    return 10.0 * float(slope)


def _about_its_line(points: FloatArray) -> float:
    """Root mean square of what is left of (n, d) when a straight line through time is taken out of each column."""
    rows = np.arange(len(points))
    drift = np.stack([np.polyval(np.polyfit(rows, column, 1), rows) for column in points.T], axis=1)
    return float(np.sqrt(np.mean((points - drift) ** 2)))
