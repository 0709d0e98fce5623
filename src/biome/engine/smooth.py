"""Filters over time: bridge gaps, reject outliers, low-pass without delay. All work along the first axis.

In numpy alone: importing scipy.signal and scipy.ndimage took longer than everything the engine does with a film
(docs/speed.md). The tests hold these few functions against scipy's.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from biome.engine.track import BoolArray, FloatArray

SHORTEST, PADDED = 12, 9  # rows of the shortest series that is filtered, and by how many it is continued
MAD_TO_SD = 1.4826  # of a normal distribution


def bridge(values: FloatArray, known: BoolArray) -> FloatArray:
    """Linear interpolation over the rows that are not ``known``; the ends keep the nearest known row.

    values (n, ...), known (n,). With nothing known, NaN throughout.
    """
    if known.all():
        return values
    if not known.any():
        return np.full_like(values, np.nan)
    rows = np.arange(len(values))
    flat = values.reshape(len(values), -1)
    bridged = np.stack([np.interp(rows, rows[known], column[known]) for column in flat.T], axis=1)
    return bridged.reshape(values.shape)


def running_median(values: FloatArray, window: int) -> FloatArray:
    """(n, ...) median over ``window`` rows (odd) about each row; the ends see their own value repeated.

    The shifted series are sorted against each other, whole arrays at a time (odd-even transposition): eight times as
    fast for a track as a median of every window.
    """
    return _middle(_windows(values, window))


def _windows(values: FloatArray, window: int) -> list[FloatArray]:
    """The series shifted by every row of a window about each row, the ends repeated."""
    margins = [(window // 2, window // 2)] + [(0, 0)] * (values.ndim - 1)
    padded = np.pad(values, margins, mode="edge")
    return [padded[at : at + len(values)] for at in range(window)]


def _middle(shifted: list[FloatArray]) -> FloatArray:
    """The median of some arrays, element by element; sorts the list."""
    for turn in range(len(shifted)):
        for a in range(turn % 2, len(shifted) - 1, 2):
            shifted[a], shifted[a + 1] = np.minimum(shifted[a], shifted[a + 1]), np.maximum(shifted[a], shifted[a + 1])
    return shifted[len(shifted) // 2]


def without_outliers(values: FloatArray, *, window: int = 7, limit: float = 4.0) -> FloatArray:
    """Samples more than ``limit`` deviations from a running median are replaced by it (Hampel filter).

    A landmark that jumps to another body part for a frame or two is an outlier, not a movement. The deviation is that
    of the window about its own median: where a limb turns quickly it is large, and the turning point is kept. It is
    never less than the usual distance from the median, or stillness would make outliers of its own noise.
    """
    if len(values) < window:
        return values
    around = _windows(values, window)
    centre = _middle(list(around))
    distance = np.abs(values - centre)
    within = _middle([np.abs(value - centre) for value in around])
    spread = MAD_TO_SD * np.maximum(within, np.median(distance, axis=0))
    return np.where(distance > limit * np.maximum(spread, 1e-6), centre, values)


def low_pass(values: FloatArray, rate: float, cutoff: float) -> FloatArray:
    """Second-order Butterworth, forwards and backwards: no delay, so turning points keep their times.

    rate: samples a second; cutoff: Hz. Left as it is when the cutoff is beyond what the rate can carry.
    """
    if len(values) < SHORTEST or cutoff >= 0.45 * rate:
        return values
    pad = min(len(values) - 2, PADDED)
    before = 2 * values[0] - values[pad:0:-1]
    after = 2 * values[-1] - values[-2 : -pad - 2 : -1]
    padded = np.concatenate([before, values, after])
    forwards = _butterworth(padded, cutoff / rate)
    return _butterworth(forwards[::-1], cutoff / rate)[::-1][pad:-pad]


def _butterworth(values: FloatArray, frequency: float) -> FloatArray:
    """One pass of the filter, begun as if the first value had always been there. frequency: cutoff over rate."""
    k = math.tan(math.pi * frequency)
    norm = 1.0 / (1.0 + math.sqrt(2.0) * k + k * k)
    b0 = k * k * norm
    a1, a2 = 2.0 * (k * k - 1.0) * norm, (1.0 - math.sqrt(2.0) * k + k * k) * norm
    # Plain numbers are ten times as fast as an array's elements, and the recogniser tries a hundred signals.
    rows: Any = values.tolist() if values.ndim == 1 else values
    first, second = (1.0 - b0) * rows[0], (b0 - a2) * rows[0]
    passed = np.empty_like(values, dtype=float)
    for row, value in enumerate(rows):
        out = b0 * value + first
        first = 2.0 * b0 * value - a1 * out + second
        second = b0 * value - a2 * out
        passed[row] = out
    return passed


def theil_sen(times: FloatArray, values: FloatArray) -> float:
    """The median of the slopes between all pairs (n,), (n,): a trend that outliers do not bend."""
    first, second = np.triu_indices(len(times), k=1)
    return float(np.median((values[second] - values[first]) / (times[second] - times[first])))


def close_gaps(mask: BoolArray, most: int) -> BoolArray:
    """The mask with inner gaps of at most ``most`` rows filled."""
    closed = mask.copy()
    for gap in runs(~mask):
        if gap.start > 0 and gap.stop < len(mask) and gap.stop - gap.start <= most:
            closed[gap] = True
    return closed


def runs(mask: BoolArray) -> list[slice]:
    """The stretches of true rows, in order."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
