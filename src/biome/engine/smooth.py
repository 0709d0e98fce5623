"""Filters over time: bridge gaps, reject outliers, low-pass without delay. All work along the first axis."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import median_filter
from scipy.signal import butter, sosfiltfilt

from biome.engine.track import BoolArray, FloatArray

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


def without_outliers(values: FloatArray, *, window: int = 7, limit: float = 4.0) -> FloatArray:
    """Samples more than ``limit`` deviations from a running median are replaced by it (Hampel filter).

    A landmark that jumps to another body part for a frame or two is an outlier, not a movement.
    """
    if len(values) < window:
        return values
    size = (window,) + (1,) * (values.ndim - 1)
    centre = median_filter(values, size=size, mode="nearest")
    distance = np.abs(values - centre)
    spread = MAD_TO_SD * np.maximum(median_filter(distance, size=size, mode="nearest"), np.median(distance, axis=0))
    return np.where(distance > limit * np.maximum(spread, 1e-6), centre, values)


def low_pass(values: FloatArray, rate: float, cutoff: float) -> FloatArray:
    """Second-order Butterworth, forwards and backwards: no delay, so turning points keep their times.

    rate: samples a second; cutoff: Hz. Left as it is when the cutoff is beyond what the rate can carry.
    """
    if len(values) < 12 or cutoff >= 0.45 * rate:
        return values
    sections = butter(2, cutoff / (rate / 2), output="sos")
    return sosfiltfilt(sections, values, axis=0, padtype="odd", padlen=min(len(values) - 2, 9))


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
