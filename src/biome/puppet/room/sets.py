"""True values of all repetitions together, from their own times and ranges."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.puppet.geometry import Array
from biome.puppet.performance import Performance

OfSet = Callable[[Performance], float]
FULL = 0.6
"""Share of the range from which a movement is a repetition."""
MAD_TO_SD = 1.4826


def turns(performance: Performance) -> Array:
    """(reps,) seconds of the turning points."""
    return np.array([(rep.turn + rep.leave) / 2.0 for rep in performance.reps])


def cadence(performance: Performance) -> float:
    """Repetitions a minute."""
    return 60.0 / float(np.median(np.diff(turns(performance))))


def variation(values: Array) -> float:
    """Per cent: the robust coefficient of variation."""
    middle = float(np.median(values))
    return 100.0 * MAD_TO_SD * float(np.median(np.abs(values - middle))) / middle


def ranges(performance: Performance) -> Array:
    """(reps,) shares of the full range."""
    return np.array([rep.share for rep in performance.reps])


def fading(performance: Performance) -> float:
    """Per cent by which the last third falls short of the first."""
    shares, third = ranges(performance), len(performance.reps) // 3
    return float(100.0 * (1.0 - shares[-third:].mean() / shares[:third].mean()))


def uneven(performance: Performance) -> float:
    """Degrees by which one side goes further than the other."""
    return performance.performed.fault("uneven", 0.0)[0]


SETS: dict[str, OfSet] = {
    "cadence": cadence,
    "rhythm": lambda performance: variation(np.diff(turns(performance))),
    "rom_cv": lambda performance: variation(ranges(performance)),
    "range_fading": fading,
    "partial_share": lambda performance: float(100.0 * np.mean(ranges(performance) < FULL)),
    "turn_difference": uneven,
    "bend_difference": uneven,
    "hitches": lambda performance: 0.0,
}
"""By the measure's name."""
