"""Measures of all repetitions together: how fast they come, and how evenly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.measures.registry import set_measure
from biome.engine.ranks import median
from biome.engine.smooth import MAD_TO_SD
from biome.engine.track import FloatArray

USUAL = 0.25  # of the median interval by which one may differ and still be the rhythm
FEWEST = 3  # repetitions: one interval is no rhythm, and two cannot be uneven


@set_measure
def cadence(body: Body, cycles: Sequence[Cycle]) -> float:
    """Repetitions a minute: 60 over the usual time from one turning point to the next.

    The mean of those near the median: whole frames make a median of quick reps jump by three in a hundred, and a pause
    or a rep that was missed is not the rhythm.
    """
    if len(cycles) < FEWEST:
        return float("nan")
    between = _intervals(body, cycles)
    middle = median(between)
    return 60.0 / float(np.mean(between[np.abs(between - middle) <= USUAL * middle]))


@set_measure
def rhythm(body: Body, cycles: Sequence[Cycle]) -> float:
    """Per cent: robust coefficient of variation of the times from one turning point to the next."""
    if len(cycles) <= FEWEST:
        return float("nan")
    between = _intervals(body, cycles)
    middle = median(between)
    return 100.0 * MAD_TO_SD * median(np.abs(between - middle)) / middle


def _intervals(body: Body, cycles: Sequence[Cycle]) -> FloatArray:
    """(reps - 1,) seconds."""
    return np.diff([_turn(body, cycle) for cycle in cycles])


def _turn(body: Body, cycle: Cycle) -> float:
    """Seconds of the middle of the turning point: within a pause its extreme is anywhere."""
    there = body.motion.times[cycle.phases["top" if cycle.first == "concentric" else "bottom"]]
    return float(there[[0, -1]].mean()) if len(there) else float(body.motion.times[cycle.turn])
