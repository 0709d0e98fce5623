"""A second, independent count: how periodic the whole pose is, and whether its period fits the reps that were counted.

Whole-pose periodicity counts exactly in only six of ten films (real-clips.md), so it never corrects the counter; where
the two disagree the report is less sure.
"""

from __future__ import annotations

import numpy as np

from biome.engine.counting import Performance
from biome.engine.track import FloatArray

JOINTS = (0, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
FEW = 3  # reps below which a period says nothing
LEAST = 0.2  # autocorrelation from which a peak is a period
TOLERANCE = 0.25
DISAGREEING, UNEVEN = 0.8, 0.9


def agreement(performance: Performance) -> float:
    """1 when the pose repeats at the counted rhythm, less when it does not or when the reps are uneven."""
    cycles = performance.cycles
    if len(cycles) < FEW:
        return 0.95
    times = performance.body.motion.times
    turns = np.array([times[c.turn] for c in cycles])
    period = float(np.median(np.diff(turns)))
    ranges = np.array([c.rom for c in cycles])
    evenness = 1.0 if float(np.std(ranges) / np.mean(ranges)) < TOLERANCE else UNEVEN
    rows = slice(cycles[0].start, cycles[-1].end + 1)
    found = pose_period(performance.body.motion.world[rows], performance.body.motion.rate, period)
    if found is None:
        return 0.95 * evenness
    ratio = found / period
    fits = abs(ratio - round(ratio)) <= TOLERANCE and round(ratio) >= 1  # alternating sides repeat every second rep
    return evenness if fits else DISAGREEING * evenness


def pose_period(world: FloatArray, rate: float, near: float) -> float | None:
    """Seconds after which the pose is most like itself, between 0.5 and 2.5 times ``near``; world (n, 33, 3)."""
    poses = world[:, JOINTS].reshape(len(world), -1)
    poses = poses - poses.mean(axis=0)
    shortest, longest = max(2, int(0.5 * near * rate)), min(int(2.5 * near * rate), len(poses) // 2)
    if longest <= shortest:
        return None
    power = float(np.mean(np.sum(poses**2, axis=1)))
    lags = np.arange(shortest, longest + 1)
    likeness = np.array([np.mean(np.sum(poses[lag:] * poses[:-lag], axis=1)) for lag in lags]) / max(power, 1e-12)
    inner = np.flatnonzero((likeness[1:-1] >= likeness[:-2]) & (likeness[1:-1] >= likeness[2:])) + 1
    inner = inner[likeness[inner] >= LEAST]
    return float(lags[inner[np.argmax(likeness[inner])]] / rate) if len(inner) else None
