"""When things happen in a set: keys joined by minimum-jerk curves, and the reps they make."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from biome.puppet.geometry import Array

MEASURED_SHARE = 0.6308
"""t_ecc and t_con (time from 10 % to 90 % of the travel, times 1.25) of a minimum-jerk stroke one second long."""


def ease(u: ArrayLike) -> Array:
    """Minimum-jerk share of a stroke done after the share ``u`` of its time (Flash and Hogan 1985)."""
    u = np.clip(u, 0.0, 1.0)
    return u**3 * (10.0 - 15.0 * u + 6.0 * u**2)


class Keys:
    """A curve through keyed values, at rest at every key, smooth between them, constant outside."""

    def __init__(self, times: ArrayLike, values: ArrayLike) -> None:
        self.times, self.values = np.asarray(times, float), np.asarray(values, float)

    def __call__(self, t: ArrayLike) -> Array:
        """Values at the times ``t`` (seconds)."""
        t = np.asarray(t, float)
        if len(self.times) == 1:
            return np.full(t.shape, self.values[0])
        at = np.clip(np.searchsorted(self.times, t, side="right") - 1, 0, len(self.times) - 2)
        span = np.maximum(self.times[at + 1] - self.times[at], 1e-9)
        return self.values[at] + (self.values[at + 1] - self.values[at]) * ease((t - self.times[at]) / span)


@dataclass(frozen=True)
class RepTruth:
    """One performed rep: seconds when it leaves the start posture, arrives at the turn, leaves the turn and is back.

    ``share`` is its range over the full range; ``side`` is the leading side of a lunge, otherwise empty.
    """

    index: int
    start: float
    turn: float
    leave: float
    end: float
    share: float = 1.0
    side: str = ""
    faulty: bool = True


@dataclass(frozen=True)
class Timeline:
    """The reps of a set, and when the whole film ends (seconds)."""

    reps: tuple[RepTruth, ...]
    seconds: float

    def progress(self, t: ArrayLike) -> Array:
        """0 in the start posture, the rep's share at the turn."""
        return self.strokes([0.0] * len(self.reps), [r.share for r in self.reps])(t)

    def strokes(self, rests: list[float], turns: list[float]) -> Keys:
        """A curve that goes from each rep's rest value to its turn value and back."""
        times, values = [0.0], [rests[0] if rests else 0.0]
        for rep, rest, turn in zip(self.reps, rests, turns, strict=True):
            times += [rep.start, rep.turn, rep.leave, rep.end]
            values += [rest, turn, turn, rest]
        return Keys(times, values)

    def drawn(self, rest: float, turns: list[float]) -> list[float]:
        """The turns drawn in towards the rest value by each rep's share of the range."""
        return [rest + (turn - rest) * rep.share for rep, turn in zip(self.reps, turns, strict=True)]

    def travel(self, rest: float, turns: list[float]) -> Keys:
        """Strokes from one rest value to the drawn-in turns."""
        return self.strokes([rest] * len(self.reps), self.drawn(rest, turns)) if self.reps else Keys([0.0], [rest])

    def level(self, t: ArrayLike, values: list[float]) -> Array:
        """The rep's value from its start to its end, 0 between reps: multiply it by something that is 0 there."""
        t = np.asarray(t, float)
        out = np.zeros(t.shape)
        for rep, value in zip(self.reps, values, strict=True):
            out[(t >= rep.start) & (t <= rep.end)] = value
        return out

    def onset(self, t: ArrayLike) -> Array:
        """0 in the start posture, 1 from half the range on: how faults that grow with load come in."""
        return ease(self.progress(t) * 2.0)
