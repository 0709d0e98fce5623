"""Left against right: how far each side moves in the reps, where both are seen alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.cycles import Cycle
from biome.engine.ranks import median, percentiles
from biome.engine.readings import Readings
from biome.engine.report import Balance, Side

MOST_YAW = 15.0  # degrees; turned further, the far side looks shorter than it is (patterns.md section 2)
SQUARE_ON = ("front", "end-on")
BOTH_WORK = 0.4  # of the stronger side's range below which the other one rests: a movement of one side
AGREEING = 0.8  # share of the reps in which the same side must be behind for it to be a difference
SEEN = 0.5  # visibility term that both sides need
RANGE_ERROR = 1.2  # of a measure's working error: that of its range (measures.md, rom)


def balance(measure: str, cycles: Sequence[Cycle], readings: Readings) -> Balance | None:
    """Both sides' ranges in a measure over a set; None where the view, the joints or the movement do not allow it."""
    body, spec = readings.body, readings.specs[measure]
    shown = spec.sided and readings.grade(measure) == "A" and body.view.name in SQUARE_ON
    if not shown or not cycles or body.view.yaw > MOST_YAW:
        return None
    pairs = _taking_turns(cycles) if all(c.side for c in cycles) else _together(measure, cycles, readings)
    if pairs is None:
        return None
    left, right = (median(pairs[:, column]) for column in (0, 1))
    if min(left, right) < BOTH_WORK * max(left, right):
        return None
    differences = difference(pairs)
    middle = median(differences)
    noise = 100.0 * np.sqrt(2.0) * RANGE_ERROR * spec.error / max(left, right)
    return Balance(
        measure=measure,
        unit=spec.unit,
        left=round(left, 3),
        right=round(right, 3),
        difference=round(middle, 1),
        error=round(float(noise / np.sqrt(len(differences))), 1),
        weaker=_weaker(middle),
        agreeing=round(float(np.mean(np.sign(differences) == np.sign(middle))), 2),
    )


def by_rep(measure: str, cycles: Sequence[Cycle], readings: Readings) -> np.ndarray | None:
    """(reps,) per cent by which the left side moves further than the right in each rep; None as in ``balance``."""
    if balance(measure, cycles, readings) is None or any(c.side for c in cycles):
        return None
    pairs = _together(measure, cycles, readings)
    return None if pairs is None else difference(pairs)


def difference(pairs: np.ndarray) -> np.ndarray:
    """(n,) per cent of the larger by which the left (first column) exceeds the right."""
    return 100.0 * (pairs[:, 0] - pairs[:, 1]) / np.maximum(pairs.max(axis=1), 1e-9)


def _together(measure: str, cycles: Sequence[Cycle], readings: Readings) -> np.ndarray | None:
    """(reps, 2) range of left and right in each rep."""
    rows = np.logical_or.reduce([c.whole() for c in cycles])
    sides: tuple[Side, Side] = ("left", "right")
    if min(readings.visibility(measure, side, rows) for side in sides) < SEEN:
        return None
    series = [readings.series(measure, side) for side in sides]
    ranges = [[percentiles(values[c.rows], 5, 95) for values in series] for c in cycles]
    return np.ptp(ranges, axis=-1)


def _taking_turns(cycles: Sequence[Cycle]) -> np.ndarray | None:
    """(pairs, 2) range of the left and the right reps in their order."""
    left, right = ([c.rom for c in cycles if c.side == side] for side in ("left", "right"))
    count = min(len(left), len(right))
    return np.array([left[:count], right[:count]]).T if count else None


def _weaker(difference: float) -> Side | None:
    if difference == 0.0:
        return None
    return "right" if difference > 0.0 else "left"
