"""Cycle: one repetition as a piece of the motion, with its phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from biome.engine.track import BoolArray, FloatArray

PhaseName = Literal["eccentric", "bottom", "concentric", "top"]
PLATEAU = 0.05  # share of the excursion within which the body counts as arrived
EVENT = 0.1  # s around an extreme that belong to it at least
STEADY = (0.1, 0.9)  # shares of the excursion between which a half is timed


@dataclass(frozen=True, eq=False)
class Cycle:
    """Rows of one repetition: where it starts, turns and ends, and which rows belong to which phase."""

    start: int
    turn: int
    end: int
    rom: float  # excursion of the signal, in its unit
    finished: bool  # the end of the rep was reached in the film, not cut off
    phases: dict[PhaseName, BoolArray]  # each (n,)
    first: PhaseName  # the moving phase it begins with
    ecc_seconds: float
    con_seconds: float

    @property
    def rows(self) -> slice:
        """Start to end, both included."""
        return slice(self.start, self.end + 1)

    def mask(self, names: tuple[str, ...]) -> BoolArray:
        """(n,) rows in any of these phases."""
        chosen = [self.phases[name] for name in self.phases if name in names]
        return np.logical_or.reduce(chosen) if chosen else np.zeros_like(self.phases["top"])


def make_cycle(
    signal: FloatArray, times: FloatArray, points: tuple[int, int, int], *, falls_first: bool, lift_falls: bool, finished: bool
) -> Cycle:
    """The cycle between three successive extremes of the signal.

    falls_first: the first half goes down in the signal; lift_falls: the concentric half is the one that goes down
    (a pull-up's elbow angle) rather than up (a squat's hip height).
    """
    start, turn, end = points
    low_name, high_name = ("top", "bottom") if lift_falls else ("bottom", "top")
    halves = ((start, turn, falls_first), (turn, end, not falls_first))
    phases = {name: np.zeros(len(signal), dtype=bool) for name in ("eccentric", "bottom", "concentric", "top")}
    rate = 1.0 / max(float(np.median(np.diff(times))), 1e-6)
    for where, is_high in ((turn, not falls_first), (end, falls_first)):
        if where == turn or finished:
            phases[high_name if is_high else low_name] |= _plateau(signal, where, (start, end), abs(signal[start] - signal[turn]), rate)
    still = np.logical_or.reduce(list(phases.values()))
    durations = {}
    for a, b, falls in halves:
        name = "concentric" if falls == lift_falls else "eccentric"
        phases[name][a : b + 1] = ~still[a : b + 1]
        durations[name] = _travel_time(signal[a : b + 1], times[a : b + 1])
    return Cycle(
        start=start,
        turn=turn,
        end=end,
        rom=float(max(abs(signal[turn] - signal[start]), abs(signal[end] - signal[turn]))),
        finished=finished,
        phases=phases,
        first="concentric" if falls_first == lift_falls else "eccentric",
        ecc_seconds=durations["eccentric"],
        con_seconds=durations["concentric"],
    )


def _plateau(signal: FloatArray, where: int, limits: tuple[int, int], excursion: float, rate: float) -> BoolArray:
    """Rows around an extreme, inside the rep, where the signal has arrived; at least EVENT either way."""
    near = np.abs(signal - signal[where]) <= PLATEAU * excursion
    first = last = where
    while first > limits[0] and near[first - 1]:
        first -= 1
    while last < limits[1] and near[last + 1]:
        last += 1
    reach = max(1, round(EVENT * rate))
    mask = np.zeros(len(signal), dtype=bool)
    mask[max(limits[0], min(first, where - reach)) : min(limits[1], max(last, where + reach)) + 1] = True
    return mask


def _travel_time(values: FloatArray, times: FloatArray) -> float:
    """Seconds of one half: from 10 to 90 % of its travel, times 1.25 (measures.md, t_ecc)."""
    if len(values) < 2 or values[0] == values[-1]:
        return 0.0
    share = (values - values[0]) / (values[-1] - values[0])
    begun = np.flatnonzero(share <= STEADY[0])[-1]
    arrived = begun + int(np.argmax(share[begun:] >= STEADY[1]))
    return 1.25 * (_crossing(share, times, arrived, STEADY[1]) - _crossing(share, times, begun + 1, STEADY[0]))


def _crossing(share: FloatArray, times: FloatArray, row: int, level: float) -> float:
    """The time at which the share passes ``level`` between ``row - 1`` and ``row``, interpolated."""
    row = int(np.clip(row, 1, len(share) - 1))
    step = share[row] - share[row - 1]
    part = np.clip((level - share[row - 1]) / step, 0.0, 1.0) if step else 0.0
    return float(times[row - 1] + part * (times[row] - times[row - 1]))
