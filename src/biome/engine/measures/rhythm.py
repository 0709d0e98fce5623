"""Measures of all repetitions together: how fast they come, and how evenly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.measures.registry import set_measure
from biome.engine.smooth import MAD_TO_SD
from biome.engine.track import FloatArray

FEWEST = 3  # repetitions: one interval is no rhythm, and two cannot be uneven


@set_measure
def cadence(body: Body, cycles: Sequence[Cycle]) -> float:
    """Repetitions a minute: 60 over the median time from one turning point to the next."""
    between = _intervals(body, cycles)
    return 60.0 / float(np.median(between)) if len(cycles) >= FEWEST else float("nan")


@set_measure
def rhythm(body: Body, cycles: Sequence[Cycle]) -> float:
    """Per cent: robust coefficient of variation of the times from one turning point to the next."""
    if len(cycles) <= FEWEST:
        return float("nan")
    between = _intervals(body, cycles)
    middle = float(np.median(between))
    return 100.0 * MAD_TO_SD * float(np.median(np.abs(between - middle))) / middle


def _intervals(body: Body, cycles: Sequence[Cycle]) -> FloatArray:
    """(reps - 1,) seconds."""
    return np.diff(body.motion.times[[c.turn for c in cycles]])
