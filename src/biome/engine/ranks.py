"""Medians and percentiles of a few dozen values, as numpy defines them.

The engine takes some thousand of them for a minute of film, and numpy's own spend twenty times as long on their options
as on the values (docs/speed.md). The tests hold these against numpy's.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.track import FloatArray


def median(values: ArrayLike) -> float:
    """Of values (n,), as ``percentiles``."""
    return percentile(values, 50.0)


def percentile(values: ArrayLike, percent: float) -> float:
    """Of values (n,), as ``percentiles``."""
    return percentiles(values, percent)[0]


def percentiles(values: ArrayLike, *percents: float) -> list[float]:
    """Of values (n,) each of the ``percents`` (0-100), linear between neighbours; NaN of none, and when a value is."""
    ordered = np.sort(np.asarray(values, dtype=float))
    last = len(ordered) - 1
    if last < 0 or np.isnan(ordered[last]):  # what is NaN is sorted to the end
        return [float("nan")] * len(percents)
    return [_between(ordered, last * percent / 100.0) for percent in percents]


def medians(values: FloatArray) -> FloatArray:
    """(n, m) -> (m,): of each column."""
    ordered, size = np.sort(values, axis=0), len(values)
    return (ordered[(size - 1) // 2] + ordered[size // 2]) / 2.0


def _between(ordered: FloatArray, place: float) -> float:
    below = int(place)
    low = float(ordered[below])
    return low if place == below else low + (float(ordered[below + 1]) - low) * (place - below)
