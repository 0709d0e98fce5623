"""True values of all repetitions together, from their own times and ranges."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.puppet.geometry import Array
from biome.puppet.performance import Performance

OfSet = Callable[[Performance], float]
HALF = 0.55
"""Of the usual range, from which a movement is a repetition (real-clips.md: 0.55 to 0.60)."""
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
    """(reps,) leg lengths that the hips of a squat go down."""
    ends = [performance.figure(np.array([rep.start, rep.turn])) for rep in performance.reps]
    return np.array([float(-np.diff(figure.middle("HIP")[:, 1])[0]) for figure in ends]) / performance.body.leg_length


def partials(performance: Performance) -> float:
    """Per cent of the movements that go less than half the usual way."""
    way = ranges(performance)
    return float(100.0 * np.mean(way < HALF * np.median(way)))


def fading(performance: Performance) -> float:
    """Per cent by which the last third falls short of the first."""
    way, third = ranges(performance), len(performance.reps) // 3
    return float(100.0 * (1.0 - way[-third:].mean() / way[:third].mean()))


def uneven(performance: Performance) -> float:
    """Degrees by which one side goes further than the other."""
    return performance.performed.fault("uneven", 0.0)[0]


SETS: dict[str, OfSet] = {
    "cadence": cadence,
    "rhythm": lambda performance: variation(np.diff(turns(performance))),
    "rom_cv": lambda performance: variation(ranges(performance)),
    "range_fading": fading,
    "partial_share": partials,
    "turn_difference": uneven,
    "bend_difference": uneven,
    "hitches": lambda performance: 0.0,
}
"""By the measure's name."""
