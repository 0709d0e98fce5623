"""What happened over the set: does it tire, how is its tempo, do both sides do the same?

A change is told only when it is larger than the measures' error and than what people vary by anyway.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.balance import RANGE_ERROR, balance, by_rep
from biome.engine.counting import Performance
from biome.engine.cycles import Cycle
from biome.engine.geometry import TINY
from biome.engine.ranks import median
from biome.engine.readings import Readings
from biome.engine.report import Change, Story, Tempo, Trend
from biome.engine.smooth import MAD_TO_SD, theil_sen
from biome.engine.track import FloatArray

FEWEST = 5  # reps from which a change over the set can be told from chance
SURE = 2.0  # standard errors
WORTH_TELLING: dict[Change, float] = {"range": 10.0, "tempo": 20.0, "balance": 8.0}
"""Per cent over the set below which nobody would call it a change: judgement, a little under the faults' bands."""


def tell(performance: Performance, readings: Readings) -> Story | None:
    """The story of a set of reps; None of a hold and of a film without a rep."""
    cycles = performance.cycles
    if not cycles or cycles[0].is_hold:
        return None
    return Story(
        tempo=_tempo(cycles, performance.body.motion.rate),
        trends=tuple(_trends(performance, readings)) if len(cycles) >= FEWEST else (),
        balance=balance(performance.measure, cycles, readings),
    )


def _tempo(cycles: Sequence[Cycle], rate: float) -> Tempo:
    turn, rest = ("top", "bottom") if cycles[0].first == "concentric" else ("bottom", "top")
    return Tempo(
        eccentric=_typical([c.ecc_seconds for c in cycles]),
        concentric=_typical([c.con_seconds for c in cycles]),
        pause=_typical([c.phases[turn].sum() / rate for c in cycles]),
        rest=_typical([c.phases[rest].sum() / rate for c in cycles if c.finished]),
        rep=_typical([(c.end - c.start) / rate for c in cycles]),
        lifts_first=cycles[0].first == "concentric",
    )


def _typical(seconds: Sequence[float]) -> float | None:
    shown = [s for s in seconds if s > 0.0]
    return round(median(shown), 2) if shown else None


def _trends(performance: Performance, readings: Readings) -> list[Trend]:
    cycles, rate = performance.cycles, performance.body.motion.rate
    ranges = np.array([c.rom for c in cycles])
    lifts = np.array([c.con_seconds for c in cycles])
    error = RANGE_ERROR * readings.specs[performance.measure].error
    found = [_relative("range", ranges, error), _relative("tempo", lifts, 1.0 / rate)]
    sides = by_rep(performance.measure, cycles, readings)
    if sides is not None:
        found.append(_drift(sides, 100.0 * np.sqrt(2.0) * error / median(ranges)))
    return [trend for trend in found if trend is not None]


def _relative(what: Change, values: FloatArray, error: float) -> Trend | None:
    """The change of a positive quantity over the set in per cent of what it was at first."""
    if (values <= 0.0).any():
        return None
    first, last, noise = _line(values, error)
    if first <= TINY:
        return None
    return _trend(what, first, last, 100.0 * (last - first) / first, 100.0 * noise / first)


def _drift(differences: FloatArray, error: float) -> Trend:
    """The growth of the difference between the sides, in points of per cent; negative where they come together."""
    first, last, noise = _line(differences, error)
    return _trend("balance", first, last, abs(last) - abs(first), noise)


def _line(values: FloatArray, error: float) -> tuple[float, float, float]:
    """First and last value of the line through the reps (Theil-Sen), and the standard error of their difference."""
    reps = np.arange(len(values), dtype=float)
    slope = theil_sen(reps, values)
    left = values - slope * reps
    start = median(left)
    scatter = max(error, MAD_TO_SD * median(np.abs(left - start)))
    count = len(values)
    of_slope = scatter * np.sqrt(12.0 / (count * (count**2 - 1.0)))  # least squares; Theil-Sen's is hardly larger
    return start, start + slope * (count - 1), float(of_slope * (count - 1))


def _trend(what: Change, first: float, last: float, change: float, error: float) -> Trend:
    return Trend(
        what=what,
        first=round(first, 3),
        last=round(last, 3),
        change=round(change, 1),
        error=round(error, 1),
        told=abs(change) > SURE * error and abs(change) >= WORTH_TELLING[what],
        steady=abs(change) + error <= WORTH_TELLING[what],
    )
