"""Holds: how long a posture was kept, and its seconds as units of judging."""

from __future__ import annotations

import numpy as np

from biome.engine.cycles import Cycle, held_second
from biome.engine.smooth import bridge, close_gaps, low_pass, runs
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import HoldSpec

STEADY_CUTOFF = 3.0  # Hz
BRIDGED = 0.7  # s outside the band that do not end a hold
EDGES = 0.5  # s at either end of a hold that are settling, not holding


def held_rows(values: FloatArray, times: FloatArray, active: BoolArray, spec: HoldSpec) -> BoolArray:
    """(n,) rows of the longest stretch in which the measure stays in the band; none when shorter than its minimum.

    A film may open or close inside the hold; what is filmed is what counts.
    """
    rate = 1.0 / max(float(np.median(np.diff(times))), 1e-6)
    steady = low_pass(bridge(values, active), rate, STEADY_CUTOFF) if active.any() else values
    inside = active & (steady >= spec.band[0]) & (steady <= spec.band[1])
    inside = close_gaps(inside, round(BRIDGED * rate))
    stretch = max(runs(inside), key=lambda run: run.stop - run.start, default=slice(0, 0))
    held = np.zeros(len(values), dtype=bool)
    if stretch.stop - stretch.start >= spec.min_seconds * rate:
        held[stretch] = True
    return held


def seconds_of(held: BoolArray, rate: float) -> tuple[Cycle, ...]:
    """The hold cut into seconds, without the settling at its ends."""
    rows = np.flatnonzero(held)
    if not len(rows):
        return ()
    edge, step = round(EDGES * rate), max(2, round(rate))
    first, last = rows[0] + edge, rows[-1] - edge
    starts = range(first, max(last - step + 2, first + 1), step)
    return tuple(held_second(start, min(start + step - 1, rows[-1]), len(held)) for start in starts)
