"""Holds: how long a posture was kept, and its seconds as units of judging."""

from __future__ import annotations

import numpy as np

from biome.engine.cycles import Cycle, even_step, held_second
from biome.engine.ranks import median, percentile
from biome.engine.smooth import bridge, close_gaps, low_pass, runs, theil_sen
from biome.engine.spans import AT_THE_END
from biome.engine.track import BoolArray, FloatArray, IntArray
from biome.exercises.spec import HoldSpec

STEADY_CUTOFF = 3.0  # Hz
BRIDGED = 0.7  # s outside the band that do not end a hold
LIFTED = 75  # percentile of the support that stands for holding: lying on the floor may have taken longer
LOOSER = 2.0  # times as far may the support be off before a hold is over: it is noisy, as the measure is
SETTLED = 8.0  # of the hold's own typical value, in its unit: further off is the way into it or out of it
WAY_IN = 0.35  # of the way from lying about to the hold: nearer to it than this is the hold
LONG, POINTS = 15.0, 60  # s from which a hold has a drift, and how many of its rows tell it
REACH = 1.5  # s outside a hold in which the movement into it, or out of it, is fastest
MOVES = 3.0  # times as fast as in the hold: slower is no movement but the hold's own wandering
LATEST = 0.7  # s after the line is reached: who goes on adjusting holds already
TAIL = 0.85  # of the time from its fastest moment to half that speed until a movement is over (minimum jerk)
EDGES = 0.5  # s at either end of a hold that are settling, not holding


def held_rows(
    values: FloatArray,
    support: FloatArray | None,
    times: FloatArray,
    active: BoolArray,
    spec: HoldSpec,
    speed: FloatArray | None = None,
) -> BoolArray:
    """(n,) rows of the longest stretch of holding; none when shorter than the pattern's minimum.

    values (n,) of the measure, support (n,) of its steady one, speed (n,) of the body in any unit. A hold is where the
    measure is in the band; it goes on until the measure leaves a wider one or the support is no longer where it was. It
    begins and ends where the body rests. A film may open or close inside.
    """
    rate = 1.0 / even_step(times)
    steady = low_pass(bridge(values, active), rate, STEADY_CUTOFF) if active.any() else values
    sure = active & _within(steady, spec.band)
    going_on = active & _within(steady, spec.leave)
    if spec.steady and support is not None and sure.any():
        level = percentile(support[sure], LIFTED)
        sure &= np.abs(support - level) <= spec.steady.within
        going_on &= np.abs(low_pass(support, rate, STEADY_CUTOFF) - level) <= LOOSER * spec.steady.within
    if sure.any():
        usual = _usual(times, steady, sure)
        sure &= np.abs(steady - usual) <= _settled(steady[active & ~_within(steady, spec.leave)], median(usual))
    stretches = [run for run in runs(close_gaps(going_on, round(BRIDGED * rate))) if sure[run].any()]
    stretch = max(stretches, key=lambda run: run.stop - run.start, default=slice(0, 0))
    held = np.zeros(len(values), dtype=bool)
    if stretch.stop - stretch.start >= spec.min_seconds * rate:
        inside = np.flatnonzero(sure[stretch]) + stretch.start
        first, last = _opening(stretch, inside), _closing(stretch, inside)
        if speed is not None:
            first, last = _at_rest(speed, first, last, rate)
        held[first : last + 1] = True
    return held


def _usual(times: FloatArray, values: FloatArray, sure: BoolArray) -> FloatArray:
    """(n,) the hold's typical value; in a long one it may drift, as a line fades."""
    middle, when = median(values[sure]), times[sure]
    if when[-1] - when[0] < LONG:
        return np.full(len(values), middle)
    step = max(1, len(when) // POINTS)
    slope = theil_sen(when[::step], values[sure][::step])
    return middle + slope * (times - median(when))


def _settled(outside: FloatArray, usual: float) -> float:
    """How far off the hold's typical value is still the hold: less where lying on the floor is hardly further off."""
    return SETTLED if not len(outside) else min(SETTLED, WAY_IN * abs(median(outside) - usual))


def _at_rest(speed: FloatArray, first: int, last: int, rate: float) -> tuple[int, int]:
    """First and last row of a hold without the ends of the movements into it and out of it."""
    quiet = median(speed[first : last + 1])
    opening = _over(speed, first, 1, quiet, rate)
    closing = _over(speed, last, -1, quiet, rate)
    return (opening, closing) if opening < closing else (first, last)


def _over(speed: FloatArray, edge: int, inwards: int, quiet: float, rate: float) -> int:
    """The row at which the movement about ``edge`` is over, seen from outside; the edge where there is none.

    The last of it hides in the noise, so it is told from the part that does not: how fast the speed falls by half.
    """
    reach = round(REACH * rate)
    about = edge + inwards * np.arange(-reach, 1)
    about = about[(about >= 0) & (about < len(speed))]
    fastest = int(about[np.argmax(speed[about])])
    opens_inside = len(about) <= AT_THE_END * rate
    if opens_inside or fastest == edge or speed[fastest] < MOVES * quiet:
        return edge
    after = fastest + inwards * np.arange(reach)
    after = after[(after >= 0) & (after < len(speed))]
    fall = int(np.argmax(speed[after] <= (speed[fastest] + quiet) / 2.0))
    late = round((1.0 + TAIL) * fall) - abs(edge - fastest)
    return edge + inwards * max(0, min(late, round(LATEST * rate)))


def _opening(stretch: slice, sure: IntArray) -> int:
    """Where the hold begins: with its first sure row, for on the way into it the line is still wide."""
    return int(sure[0]) if len(sure) else stretch.start


def _closing(stretch: slice, sure: IntArray) -> int:
    """Where it ends: with its last sure row, unless it goes on with a fault to the end."""
    return int(sure[-1]) if len(sure) else stretch.stop - 1


def _within(values: FloatArray, band: tuple[float, float]) -> BoolArray:
    return (values >= band[0]) & (values <= band[1])


def seconds_of(held: BoolArray, rate: float) -> tuple[Cycle, ...]:
    """The hold cut into seconds, without the settling at its ends."""
    rows = np.flatnonzero(held)
    if not len(rows):
        return ()
    edge, step = round(EDGES * rate), max(2, round(rate))
    first, last = rows[0] + edge, rows[-1] - edge
    starts = range(first, max(last - step + 2, first + 1), step)
    return tuple(held_second(start, min(start + step - 1, rows[-1]), len(held)) for start in starts)
