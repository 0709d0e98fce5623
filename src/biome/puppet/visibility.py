"""How visible BlazePose would call each landmark: near ones all, far ones by joint."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import COUNT, MIRRORED, Landmark
from biome.puppet.geometry import Array

IN_SIGHT = 3.7
"""Log-odds of a landmark in plain sight (0.976)."""

HIDDEN = {
    "ELBOW": 5.1, "WRIST": 4.3, "PINKY": 4.3, "INDEX": 4.3, "THUMB": 4.3,
    "KNEE": 4.3, "ANKLE": 3.2, "HEEL": 2.8, "FOOT_INDEX": 2.6,
}  # fmt: skip
"""Log-odds lost when the body is in the way: medians of real side-on clips (squat, push-up, plank) read far elbows at
0.2, wrists and knees at 0.35, ankles at 0.6, feet at 0.75; shoulders, hips and ears stay at 0.99."""

OUT_OF_PICTURE = 5.0
"""Log-odds lost outside the picture."""


def losses() -> Array:
    """(33,) log-odds each landmark loses when hidden."""
    lost = np.zeros(COUNT)
    for name, loss in HIDDEN.items():
        for side in ("LEFT", "RIGHT"):
            lost[Landmark[f"{side}_{name}"]] = loss
    return lost


def farness(depth: Array, width: float) -> Array:
    """(n, 33) 0 for the nearer of a pair, 1 where it lies a shoulder width (metres) behind its twin."""
    return np.clip((depth - depth[:, list(MIRRORED)]) / width, 0.0, 1.0)


def log_odds(depth: Array, image: Array, size: tuple[int, int], width: float) -> Array:
    """(n, 33) log-odds of the visibility from depth (metres from the camera) and pixels."""
    outside = (image < 0.0).any(axis=-1) | (image > np.array(size)).any(axis=-1)
    return IN_SIGHT - losses() * farness(depth, width) - OUT_OF_PICTURE * outside


def visibility(odds: Array) -> Array:
    """0-1 from log-odds."""
    return 1.0 / (1.0 + np.exp(-odds))
