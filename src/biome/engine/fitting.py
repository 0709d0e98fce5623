"""How well a film fits a way of counting or timing: how much of it is reps, how regular, and what they explain.

No single number tells a squat from a good morning, for both lower the hips; all of them together, after the
pattern's own checks (plausible.py), put the right movement first (docs/accuracy.md).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.counting import Performance
from biome.engine.geometry import TINY
from biome.engine.ranks import median
from biome.engine.skeleton import SIDED, Landmark, joint
from biome.engine.track import BoolArray, FloatArray
from biome.exercises.spec import Pattern

JOINTS = (
    Landmark.NOSE,
    *(joint(name, side) for name in SIDED if name not in ("EAR", "HEEL") for side in ("left", "right")),
)
"""The joints whose movement is to be explained; ears and heels only repeat the nose and the ankles."""
FULL = 3.0  # noise floors of the signal in an ordinary excursion: the patterns set theirs a third to a fifth of a rep
UNPROVEN = 0.8  # regularity of a single rep: nothing to compare it with
TREMBLING = 0.1  # torso lengths of wandering about the mean pose at which a hold is half believed


@dataclass(frozen=True)
class Fit:
    """The parts of the resemblance, each 0-1."""

    in_posture: float  # share of the known rows
    covered: float  # share of the known rows inside reps or the hold
    regular: float  # how alike the reps are in length and range, and how few fell short
    ample: float  # how far the excursions are above the noise floor
    explained: float  # of all the body's movement, the root of the share that follows the signal; of a hold, stillness

    @property
    def value(self) -> float:
        """All together, 0-1."""
        return self.in_posture * self.covered * self.regular * self.ample * self.explained


NO_FIT = Fit(0.0, 0.0, 0.0, 0.0, 0.0)


def fit(pattern: Pattern, performance: Performance) -> Fit:
    """How well the performance fits the way in which it was counted or timed."""
    motion, cycles = performance.body.motion, performance.cycles
    if not cycles or not motion.known.any():
        return NO_FIT
    hold = pattern.hold is not None
    return Fit(
        in_posture=float(performance.body.active[motion.known].mean()),
        covered=float(_inside(pattern, performance)[motion.known].mean()),
        regular=1.0 if hold else _regularity(performance),
        ample=1.0 if pattern.signal is None else _ampleness(performance, pattern.signal.min_rom),
        explained=_stillness(performance)
        if hold
        else float(np.sqrt(_explained(performance, _followed(pattern, performance)))),
    )


def _inside(pattern: Pattern, performance: Performance) -> BoolArray:
    """(n,) rows of the reps or of the hold, with what belongs to the movement around them."""
    motion = performance.body.motion
    around = round(pattern.signal.around * motion.rate) if pattern.signal else 0
    inside = np.zeros(len(motion), dtype=bool)
    for cycle in performance.cycles:
        inside[max(cycle.start - around, 0) : cycle.end + around + 1] = True
    return inside


def _regularity(performance: Performance) -> float:
    cycles = performance.cycles
    whole = len(cycles) / (len(cycles) + len(performance.count.shortfalls))
    if len(cycles) < 2:
        return UNPROVEN * whole
    ranges = np.array([c.rom for c in cycles])
    lengths = np.array([c.end - c.start for c in cycles], dtype=float)
    uneven = sum(float(np.std(values) / max(np.mean(values), TINY)) for values in (ranges, lengths))
    return whole / (1.0 + uneven)


def _ampleness(performance: Performance, floor: float) -> float:
    typical = median([c.rom for c in performance.cycles])
    return float(np.sqrt(min(1.0, typical / (FULL * floor))))


def _followed(pattern: Pattern, performance: Performance) -> FloatArray:
    """(n,) what the body should move with: what was counted, and where it goes to either side, with its sign."""
    either = pattern.signal is not None and pattern.signal.plus != "none"
    return performance.signal if either else performance.count.signal


def _explained(performance: Performance, signal: FloatArray) -> float:
    """Share of the variance of all joints, about the hips, that a quadratic in the counted signal explains."""
    cycles = performance.cycles
    rows = np.zeros(len(signal), dtype=bool)
    rows[cycles[0].start : cycles[-1].end + 1] = True
    rows &= performance.body.motion.known & np.isfinite(signal)
    if rows.sum() < 5 or np.ptp(signal[rows]) <= 0.0:
        return 0.0
    poses = _poses(performance)[rows]
    poses = poses - poses.mean(axis=0)
    scaled = (signal[rows] - signal[rows].mean()) / signal[rows].std()
    basis, _ = np.linalg.qr(np.stack([scaled, scaled**2 - np.mean(scaled**2)], axis=1))
    return float(np.sum((basis.T @ poses) ** 2) / max(np.sum(poses**2), TINY))


def _stillness(performance: Performance) -> float:
    poses = _poses(performance)[performance.held]
    torso = performance.body.world_limb("SHOULDER", "HIP")
    wandering = float(np.sqrt(np.mean((poses - poses.mean(axis=0)) ** 2))) * np.sqrt(3.0) / torso
    return 1.0 / (1.0 + (wandering / TREMBLING) ** 2)


def _poses(performance: Performance) -> FloatArray:
    """(n, 3 x joints) m."""
    world = performance.body.motion.world[:, JOINTS]
    return world.reshape(len(world), -1)
