"""Bodies, exercises and moments that the tests of the puppet go through."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from biome.puppet import FAULTS, Body, Performance

bodies = st.builds(
    Body,
    height=st.floats(1.5, 1.95),
    leg=st.floats(0.92, 1.08),
    torso=st.floats(0.92, 1.08),
    arm=st.floats(0.95, 1.08),
    femur_tibia=st.floats(0.9, 1.12),
)
"""Ordinary people, in the ranges of domain/validation.md."""

exercises = st.sampled_from(sorted(FAULTS))


def moments(performance: Performance, rate: float = 20.0) -> np.ndarray:
    """Times over the whole film."""
    return np.arange(0.0, performance.seconds, 1.0 / rate)


def turns(performance: Performance) -> np.ndarray:
    """The middle of every rep's turn."""
    return np.array([(rep.turn + rep.leave) / 2.0 for rep in performance.reps])


def starts(performance: Performance) -> np.ndarray:
    """The beginning of every rep."""
    return np.array([rep.start for rep in performance.reps])
