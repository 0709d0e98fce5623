"""Bodies, exercises and moments that the tests of the puppet go through."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from biome.engine.skeleton import BONES, Landmark
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


def stretch(landmarks: np.ndarray) -> float:
    """The most (metres) that any bone changes its length over the moments; landmarks (n, 33, 3).

    Of the trunk its middle: its sides change when the shoulders turn against the hips.
    """
    ends = [(landmarks[:, Landmark[a]], landmarks[:, Landmark[b]]) for a, b in BONES if not _is_side_of_trunk(a, b)]
    middles = [landmarks[:, [Landmark[f"{s}_{name}"] for s in ("LEFT", "RIGHT")]].mean(axis=1) for name in TRUNK]
    return max(float(np.ptp(np.linalg.norm(a - b, axis=-1))) for a, b in [*ends, (middles[0], middles[1])])


TRUNK = ("SHOULDER", "HIP")


def _is_side_of_trunk(a: str, b: str) -> bool:
    return a.endswith(TRUNK[0]) and b.endswith(TRUNK[1])
