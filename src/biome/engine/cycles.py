"""Cycle: one repetition as a piece of the motion, with its phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from biome.engine.report import Side
from biome.engine.track import BoolArray, FloatArray

PhaseName = Literal["eccentric", "bottom", "concentric", "top", "hold"]
PLATEAU = 0.05  # share of the excursion within which the body counts as arrived
NEARLY, SLOW = 0.15, 0.10  # share of the excursion still to go, and of the peak speed, at which a half is over
EVENT = 0.1  # s around an extreme that belong to it at least
LONGEST_REST = 10  # times EVENT: a stand after the rep is looked at for a second
PHASES: tuple[PhaseName, ...] = ("eccentric", "bottom", "concentric", "top")
STEADY = (0.1, 0.9)  # shares of the excursion between which a half is timed


@dataclass(frozen=True, eq=False)
class Cycle:
    """Rows of one repetition: where it starts, turns and ends, and which rows belong to which phase."""

    start: int
    turn: int
    end: int
    extremes: tuple[int, ...]  # rows of the extremes it was made from: rest, turn, rest
    rom: float  # excursion of the signal, in its unit
    finished: bool  # the end of the rep was reached in the film, not cut off
    phases: dict[PhaseName, BoolArray]  # each (n,)
    first: PhaseName  # the moving phase it begins with
    ecc_seconds: float
    con_seconds: float
    side: Side | None = None  # the side that worked, where the sides take turns

    @property
    def rows(self) -> slice:
        """Start to end, both included."""
        return slice(self.start, self.end + 1)

    def whole(self) -> BoolArray:
        """(n,) rows from start to end."""
        rows = np.zeros_like(next(iter(self.phases.values())))
        rows[self.rows] = True
        return rows

    def mask(self, names: tuple[str, ...]) -> BoolArray:
        """(n,) rows in any of these phases."""
        chosen = [self.phases[name] for name in self.phases if name in names]
        return np.logical_or.reduce(chosen) if chosen else np.zeros_like(next(iter(self.phases.values())))

    @property
    def is_hold(self) -> bool:
        """One second of a hold rather than a repetition."""
        return "hold" in self.phases


def held_second(start: int, end: int, rows: int) -> Cycle:
    """One second of a hold, judged like a repetition (scoring.md): rows start to end of ``rows`` in all."""
    mask = np.zeros(rows, dtype=bool)
    mask[start : end + 1] = True
    return Cycle(
        start=start,
        turn=(start + end) // 2,
        end=end,
        extremes=(start, end),
        rom=0.0,
        finished=True,
        phases={"hold": mask},
        first="hold",
        ecc_seconds=0.0,
        con_seconds=0.0,
    )


def make_cycle(
    signal: FloatArray,
    times: FloatArray,
    points: tuple[int, int, int],
    *,
    falls_first: bool,
    lift_falls: bool,
    finished: bool,
) -> Cycle:
    """The cycle between three successive extremes of the signal.

    falls_first: the first half goes down in the signal; lift_falls: the concentric half is the one that goes down
    (a pull-up's elbow angle) rather than up (a squat's hip height).
    """
    first, turn, last = points
    excursion = max(abs(signal[first] - signal[turn]), abs(signal[last] - signal[turn]))
    reach = max(1, round(EVENT / even_step(times)))
    start = _departure(signal, first, turn, excursion)
    end = arrival(signal, turn, last, excursion)
    low_name: PhaseName = "top" if lift_falls else "bottom"
    high_name: PhaseName = "bottom" if lift_falls else "top"
    phases: dict[PhaseName, BoolArray] = {name: np.zeros(len(signal), dtype=bool) for name in PHASES}
    phases[low_name if falls_first else high_name] |= _plateau(signal, turn, (start, end), excursion, reach)
    if finished:
        phases[high_name if falls_first else low_name] |= _plateau(signal, end, (end, last), excursion, reach)
    still = np.logical_or.reduce(list(phases.values()))
    durations = {"eccentric": 0.0, "concentric": 0.0}
    for a, b, falls in ((start, turn, falls_first), (turn, end, not falls_first)):
        name: PhaseName = "concentric" if falls == lift_falls else "eccentric"
        phases[name][a : b + 1] = ~still[a : b + 1]
        durations[name] = travel_time(signal[a : b + 1], times[a : b + 1])
    return Cycle(
        start=start,
        turn=turn,
        end=end,
        extremes=points,
        rom=float(excursion),
        finished=finished,
        phases=phases,
        first="concentric" if falls_first == lift_falls else "eccentric",
        ecc_seconds=durations["eccentric"],
        con_seconds=durations["concentric"],
    )


def even_step(times: FloatArray) -> float:
    """Seconds between the rows of an even clock; of a single row no time, but not none."""
    return max(float(times[-1] - times[0]) / max(len(times) - 1, 1), 1e-6)


def _departure(signal: FloatArray, first: int, turn: int, excursion: float) -> int:
    """The last row at which the body is still where the rep begins: a long stand before it is not part of it."""
    backwards = arrival(signal[::-1], len(signal) - 1 - turn, len(signal) - 1 - first, excursion)
    return len(signal) - 1 - backwards


def arrival(signal: FloatArray, turn: int, last: int, excursion: float) -> int:
    """The first row at which the body is where the rep ends: nearly there and slow, or there.

    A lifter who has stood up may go on rising by a hair for seconds; that is not part of the rep.
    """
    half = signal[turn : last + 1]
    if len(half) < 3:
        return last
    short = np.abs(half - half[-1])
    speed = np.abs(np.gradient(half))
    there = short <= PLATEAU * excursion
    nearly = (short <= NEARLY * excursion) & (speed <= SLOW * speed.max())
    return turn + int(np.argmax(there | nearly))


def _plateau(signal: FloatArray, where: int, limits: tuple[int, int], excursion: float, reach: int) -> BoolArray:
    """Rows around ``where``, inside the limits, at which the signal has arrived; at least ``reach`` rows either way."""
    near = np.abs(signal - signal[where]) <= PLATEAU * excursion
    first = last = where
    while first > limits[0] and near[first - 1]:
        first -= 1
    while last < limits[1] and near[last + 1] and last - where < LONGEST_REST * reach:
        last += 1
    mask = np.zeros(len(signal), dtype=bool)
    mask[max(limits[0], min(first, where - reach)) : min(max(limits[1], where), max(last, where + reach)) + 1] = True
    return mask


def travel_time(values: FloatArray, times: FloatArray) -> float:
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
