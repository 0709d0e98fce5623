"""The turning points of a one-dimensional signal, found by hysteresis."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.ranks import median, percentile
from biome.engine.track import FloatArray

LARGE = 90  # percentile of the excursions that stands for a full one
WORTH_COUNTING = 0.40  # of a full excursion: smaller ones are wobbles and do not say what is typical


@dataclass(frozen=True)
class Extreme:
    """A turning point: a high or a low of the signal."""

    row: int
    value: float
    is_high: bool


def extremes(signal: FloatArray, hysteresis: float) -> list[Extreme]:
    """Alternating highs and lows; a reversal counts when the signal has moved back by at least ``hysteresis``.

    The first and the last entry are the ends of the first and of the last half-cycle, which may be cut.
    """
    found: list[Extreme] = []
    high = low = 0
    direction = 0
    values = signal.tolist()  # plain numbers are several times as fast, one by one
    for row, value in enumerate(values[1:], start=1):
        if direction >= 0 and value > values[high]:
            high = row
        if direction <= 0 and value < values[low]:
            low = row
        if direction >= 0 and values[high] - value >= hysteresis:
            found.append(Extreme(high, values[high], True))
            direction, low = -1, row
        elif direction <= 0 and value - values[low] >= hysteresis:
            found.append(Extreme(low, values[low], False))
            direction, high = 1, row
    if direction:
        last = high if direction > 0 else low
        found.append(Extreme(last, values[last], direction > 0))
    return found


def excursions(points: list[Extreme]) -> FloatArray:
    """How far the signal travels between neighbouring extremes."""
    return np.abs(np.diff([p.value for p in points])) if len(points) > 1 else np.array([])


def typical_excursion(travels: FloatArray) -> float:
    """The median of the excursions that are worth counting, so that minutes of idling do not make a rep small."""
    if not len(travels):
        return 0.0
    full = percentile(travels, LARGE)
    return median(travels[travels >= WORTH_COUNTING * full])
