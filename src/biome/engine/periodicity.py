"""A second, independent count: how long the whole pose takes to come back, and whether that fits the reps counted.

Whole-pose periodicity counts exactly in only six of ten films (real-clips.md), so it never corrects the counter; where
the two disagree the report is less sure, most of all where one counts twice what the other does.
"""

from __future__ import annotations

import numpy as np

from biome.engine.counting import Performance
from biome.engine.geometry import TINY
from biome.engine.ranks import median
from biome.engine.skeleton import MIRRORED, Landmark
from biome.engine.track import FloatArray

JOINTS = (0, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
FEW = 3  # reps below which a period says nothing
LEAST = 0.2  # autocorrelation from which a peak is a period
AS_GOOD = (
    0.5  # of the highest peak: the first one that high is the period, for legs that take turns are never quite alike
)
SHORTEST, LONGEST = 0.35, 2.6  # times the counted period: half and twice of it lie well inside
TOLERANCE = 0.25
SILENT, UNEVEN, DISAGREEING, TWICE_OR_HALF = 0.95, 0.9, 0.8, 0.65


def agreement(performance: Performance) -> float:
    """1 when the pose repeats at the counted rhythm, less when it does not or when the reps are uneven."""
    cycles = performance.cycles
    if len(cycles) < FEW:
        return SILENT
    times = performance.body.motion.times
    period = median(np.diff([times[c.turn] for c in cycles]))
    ranges = np.array([c.rom for c in cycles])
    evenness = 1.0 if float(np.std(ranges) / np.mean(ranges)) < TOLERANCE else UNEVEN
    rows = slice(cycles[0].start, cycles[-1].end + 1)
    world, rate = performance.body.motion.world[rows], performance.body.motion.rate
    found = [p for p in (pose_period(world, rate, period), pose_period(mirrored(world), rate, period)) if p]
    return max((_fits(p / period) for p in found), default=SILENT) * evenness


def _fits(ratio: float) -> float:
    """How far a period agrees with the counted one, of which it is ``ratio`` times."""
    if abs(ratio - 1.0) <= TOLERANCE:
        return 1.0
    octave = any(abs(ratio - other) <= TOLERANCE * other for other in (0.5, 2.0))
    return TWICE_OR_HALF if octave else DISAGREEING


def mirrored(world: FloatArray) -> FloatArray:
    """(n, 33, 3) the mean of the pose and of its mirror image: sides that take turns repeat at every turn in it.

    The mirror stands between left and right, wherever the camera is.
    """
    across = np.median(world[:, Landmark.LEFT_HIP] - world[:, Landmark.RIGHT_HIP], axis=0) * [1.0, 0.0, 1.0]
    across = across / max(float(np.linalg.norm(across)), TINY)
    reflected = world[:, MIRRORED].reshape(-1, 3) @ (np.eye(3) - 2.0 * np.outer(across, across))
    return (world + reflected.reshape(world.shape)) / 2.0


def pose_period(world: FloatArray, rate: float, near: float) -> float | None:
    """Seconds after which the pose comes back for the first time, about half to twice ``near``; world (n, 33, 3)."""
    poses = world[:, JOINTS].reshape(len(world), -1)
    poses = poses - poses.mean(axis=0)
    shortest, longest = max(2, int(SHORTEST * near * rate)), min(int(LONGEST * near * rate), len(poses) // 2)
    if longest <= shortest:
        return None
    lags = range(shortest, longest + 1)
    likeness = np.array([_alike(poses, lag) for lag in lags]) / max(_alike(poses, 0), 1e-12)
    inner = np.flatnonzero((likeness[1:-1] >= likeness[:-2]) & (likeness[1:-1] >= likeness[2:])) + 1
    inner = inner[likeness[inner] >= LEAST]
    if not len(inner):
        return None
    return float(lags[inner[likeness[inner] >= AS_GOOD * likeness[inner].max()][0]] / rate)


def _alike(poses: FloatArray, lag: int) -> float:
    """The mean product of the poses (n, m) with those ``lag`` rows before."""
    return float(np.vdot(poses[lag:], poses[: len(poses) - lag])) / (len(poses) - lag)
