"""Measures of all repetitions together, beyond those of body and cycles (measures/registry.SET): the count's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from biome.engine.balance import AGREEING, MOST_YAW, SQUARE_ON, balance
from biome.engine.counting import Performance
from biome.engine.extremes import extremes
from biome.engine.measures import SET
from biome.engine.ranks import median
from biome.engine.readings import Readings
from biome.engine.sentences import Gap
from biome.engine.smooth import MAD_TO_SD

FADE_FROM, VARY_FROM, HITCH_FROM = 6, 5, 3  # reps
RANGE_ERROR = 1.2  # of a measure's working error: that of its range (measures.md, rom)
HITCH = 0.05  # share of the excursion by which the lift must turn back to have stopped (measures.md, smooth: 4 %)


@dataclass(frozen=True)
class Silent:
    """Why the set does not tell."""

    reason: Literal["reps", "view", "visibility", "range"]
    sentence: str
    gaps: Mapping[str, Gap] = field(default_factory=dict)


def _takes(reps: int) -> Silent:
    return Silent("reps", "takes_reps", {"reps": reps})


def range_fading(performance: Performance, readings: Readings) -> float | Silent:
    """Per cent by which the range of the last third falls short of the first third's."""
    ranges = [c.rom for c in performance.cycles]
    if len(ranges) < FADE_FROM:
        return _takes(FADE_FROM)
    third = len(ranges) // 3
    first, last = float(np.mean(ranges[:third])), float(np.mean(ranges[-third:]))
    return 100.0 * (first - last) / first


def rom_cv(performance: Performance, readings: Readings) -> float | Silent:
    """Per cent: robust coefficient of variation of the ranges, less what the signal's own error explains."""
    ranges = np.array([c.rom for c in performance.cycles])
    if len(ranges) < VARY_FROM:
        return _takes(VARY_FROM)
    middle = median(ranges)
    spread = MAD_TO_SD * median(np.abs(ranges - middle))
    error = RANGE_ERROR * readings.specs[performance.measure].error
    return 100.0 * float(np.sqrt(max(spread**2 - error**2, 0.0))) / middle


def partial_share(performance: Performance, readings: Readings) -> float | Silent:
    """Per cent of all movements that fell short of a rep."""
    counted, short = len(performance.cycles), len(performance.count.shortfalls)
    return 100.0 * short / (counted + short) if counted else Silent("range", "no_full_rep")


def lr_diff(performance: Performance, readings: Readings) -> float | Silent:
    """Per cent by which one side moves further than the other in most reps: + the left one. 0 when they change about.

    In the measure that is counted, and as a share of its range for angles too: ten degrees are 12 % of a full bend.
    """
    if not performance.cycles:
        return Silent("range", "no_full_rep")
    view = readings.body.view
    if view.name not in SQUARE_ON or view.yaw > MOST_YAW:
        return Silent("view", "not_square_on")
    found = balance(performance.measure, performance.cycles, readings)
    if found is None:
        return Silent("visibility", "sides_unseen")
    return found.difference if found.agreeing >= AGREEING else 0.0


def hitches(performance: Performance, readings: Readings) -> float | Silent:
    """How often the lift stops and starts again, counting both: 0 is one clean effort. Median over the reps."""
    if len(performance.cycles) < HITCH_FROM:
        return _takes(HITCH_FROM)
    signal, noise = performance.count.signal, 2.0 * readings.specs[performance.measure].error
    turns = []
    for cycle in performance.cycles:
        lift = signal[cycle.phases["concentric"]]
        turned = len(extremes(lift[np.isfinite(lift)], max(HITCH * cycle.rom, noise))) - 2
        turns.append(max(turned, 0))
    return median(turns)


OF_THE_COUNT: dict[str, Callable[[Performance, Readings], float | Silent]] = {
    f.__name__: f for f in (range_fading, rom_cv, partial_share, lr_diff, hitches)
}


def of_the_set(measure: str, performance: Performance, readings: Readings) -> float | Silent:
    """The value of a measure of the set, or why there is none."""
    if measure in OF_THE_COUNT:
        return OF_THE_COUNT[measure](performance, readings)
    value = SET[measure](readings.body, performance.cycles)
    return float(value) if np.isfinite(value) else Silent("reps", "too_few_reps")
