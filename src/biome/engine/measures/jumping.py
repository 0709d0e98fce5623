"""Measures of jumps: the flight, and what the first moments on the floor after it look like."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.measures.alignment import knee_in, knee_toe_sep
from biome.engine.measures.joints import knee_angle
from biome.engine.measures.posture import stance_ratio
from biome.engine.measures.registry import frame_measure, rep_measure
from biome.engine.measures.segments import trunk_lean
from biome.engine.motion import SIDES
from biome.engine.ranks import median, percentile
from biome.engine.report import Side
from biome.engine.smooth import running_median
from biome.engine.track import FloatArray

GRAVITY = 9.81  # m/s2
SHUFFLING = 0.02  # leg lengths over the floor that are the landmarks' unrest, not a flight's
CLEAR = 0.03  # leg lengths over the floor from which a foot is off it
LONGEST = 1.0  # s; nobody flies longer, so that what is up for longer stands on something
SURE_LEVEL = 0.3  # share of the peak at which a flight is timed: lower down the filter rounds take-off and landing
TOUCHING = 0.06  # leg lengths at which each foot's fall is timed: clear of the rounding, and at full speed
ABSORBING = 0.5  # s after touch-down in which a landing is taken up
LASTING = 0.12  # s that a knee must be in
STEADYING = (0.3, 1.3)  # s after touch-down in which a landing is to be stuck
GATHERING = 2.0  # s between touch-down and the next take-off that leave time to stick it
KNEES_IN = 0.88  # knees over toes apart, below which they cave (the squat's, real-clips.md)
SOUND = 5.0  # degrees of knee_in up to which women and men land soundly on both legs (S37)
STANCE = (0.7, 1.9)  # shoulder widths between which the feet may land
ONE_FOOT = 0.10  # leg lengths by which the other foot is up when one foot lands
SPLIT = 0.35  # leg lengths between the feet along the way the person faces, in a split landing


@frame_measure
def air(body: Body, side: Side) -> FloatArray:
    """(n,) height of the lower foot's toes, in leg lengths, over what they last stood on: 0 on the floor or a box.

    The white top-hat of the toes' height: what stands out over a second's surroundings. A box, a step towards the
    camera and a walk are no flight.
    """
    return _over_its_floor(body, _lower_toes(body))


@frame_measure
def airtime(body: Body, side: Side) -> FloatArray:
    """(n,) seconds of the flight whose peak would be as high as the feet are now; 0 on the floor.

    As a signal it shows low jumps, and high ones whose peak was not seen, nearly as well as whole high ones.
    """
    return np.sqrt(8.0 * np.maximum(air(body, side) - SHUFFLING, 0.0) * body.world_leg / GRAVITY)


@frame_measure
def toe_rise(body: Body, side: Side) -> FloatArray:
    """(n,) height of the lower foot's toes in the picture in leg lengths: for jumps onto something."""
    return _lower_toes(body) / body.leg


@rep_measure
def flight(body: Body, cycle: Cycle, side: Side) -> float:
    """Seconds in the air: the time above a share of the peak, over that share's part of a parabola's time."""
    height = air(body, side)
    peak = _peak(height, cycle)
    level = SURE_LEVEL * float(height[peak])
    if height[peak] < CLEAR:
        return float("nan")
    off, touch = _crossings(height, body.motion.times, peak, level)
    return (touch - off) / float(np.sqrt(1.0 - SURE_LEVEL))


@rep_measure
def jump_height(body: Body, cycle: Cycle, side: Side) -> float:
    """Centimetres by which the body rose in the flight: g t^2 / 8."""
    return 100.0 * GRAVITY * flight(body, cycle, side) ** 2 / 8.0


@rep_measure
def landing_knee(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees at the knee where it is bent most in the landing, of a leg that lands."""
    rows = _landing(body, cycle)
    if not _lands(body, rows, side):
        return float("nan")
    return percentile(knee_angle(body, side)[rows], 4)


@rep_measure
def landing_lean(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees of the trunk's lean in the landing, where it leans most for long enough to see: + forwards."""
    lean = running_median(trunk_lean(body, side), body.motion.rows(LASTING) | 1)
    return percentile(lean[_landing(body, cycle)], 90)


@rep_measure
def landing_knee_in(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees by which the knee falls inside the foot's line in the landing (knee_in), lasting a tenth of a second.

    Where the knees are as far apart as the toes it is the measure's error, and told as no more than a sound knee's.
    """
    rows = _landing(body, cycle)
    if not _lands(body, rows, side):
        return float("nan")
    inside = percentile(knee_in(body, side)[rows], 100.0 * (1.0 - LASTING / ABSORBING))
    caving = percentile(knee_toe_sep(body, side)[rows], 10) < KNEES_IN
    return inside if caving else min(inside, SOUND)


@rep_measure
def landing_stance(body: Body, cycle: Cycle, side: Side) -> float:
    """Shoulder widths by which the feet land outside the band of 0.7 to 1.9; negative inside it."""
    stance = median(stance_ratio(body, side)[_landing(body, cycle)])
    return max(STANCE[0] - stance, stance - STANCE[1])


@rep_measure
def contact_gap(body: Body, cycle: Cycle, side: Side) -> float:
    """Milliseconds by which the left foot lands after the right one."""
    falls = []
    for foot in SIDES:
        height = _over_its_floor(body, body.motion.point("FOOT_INDEX", foot)[:, 1])
        peak = _peak(height, cycle)
        if height[peak] < 2.0 * TOUCHING:
            return float("nan")
        falls.append(_crossings(height, body.motion.times, peak, TOUCHING)[1])
    return 1000.0 * (falls[0] - falls[1])


@rep_measure
def landing_sway(body: Body, cycle: Cycle, side: Side) -> float:
    """Per cent of the torso by which hips and shoulders wander sideways in the second after a landing that is held.

    NaN when the next take-off comes too soon for one.
    """
    motion = body.motion
    _, touch = _flight_rows(body, cycle)
    first, last = touch + motion.rows(STEADYING[0]), touch + motion.rows(STEADYING[1])
    again = np.flatnonzero(air(body, side)[touch + 1 :] > 2.0 * CLEAR)
    if last >= len(motion) or (len(again) and again[0] < motion.rows(GATHERING)):
        return float("nan")
    ways = np.stack([motion.mid("HIP")[first:last, 0], motion.mid("SHOULDER")[first:last, 0]], axis=1)
    rows = np.arange(len(ways))
    drift = np.stack([np.polyval(np.polyfit(rows, way, 1), rows) for way in ways.T], axis=1)
    return float(100.0 * np.sqrt(np.mean((ways - drift) ** 2)) / body.torso)


@lru_cache(maxsize=8)
def _lower_toes(body: Body) -> FloatArray:
    """(n,) px."""
    return np.minimum(*(body.motion.point("FOOT_INDEX", side)[:, 1] for side in SIDES))


def _over_its_floor(body: Body, height: FloatArray) -> FloatArray:
    """(n,) leg lengths of a height (n,) in px over its opening, whose bias in noise is that of a body that stands."""
    window = body.motion.rows(LONGEST) | 1
    over = height - _around(_around(height, window, "least"), window, "greatest")
    rows = body.active if body.active.any() else np.ones(len(over), dtype=bool)
    return (over - percentile(over[rows], 40)) / body.leg


def _around(values: FloatArray, size: int, which: Literal["least", "greatest"]) -> FloatArray:
    """(n,) the least or the greatest value within ``size`` rows (odd) about each row."""
    windows = sliding_window_view(np.pad(values, size // 2, mode="edge"), size)
    return windows.min(axis=-1) if which == "least" else windows.max(axis=-1)


def _peak(height: FloatArray, cycle: Cycle) -> int:
    """Row of the highest point between the rests on both sides of the rep's turn."""
    first, last = cycle.extremes[0], cycle.extremes[2]
    return first + int(np.argmax(height[first : last + 1]))


def _crossings(height: FloatArray, times: FloatArray, peak: int, level: float) -> tuple[float, float]:
    """Seconds at which the height passes a level before and after its peak, interpolated."""
    below = np.flatnonzero(height <= level)
    before, after = below[below < peak], below[below > peak]
    off = _between(height, times, int(before[-1]), level) if len(before) else float(times[0])
    touch = _between(height, times, int(after[0]) - 1, level) if len(after) else float(times[-1])
    return off, touch


def _between(height: FloatArray, times: FloatArray, row: int, level: float) -> float:
    """The time between a row and the next at which the level is passed."""
    step = float(height[row + 1] - height[row])
    share = float(np.clip((level - height[row]) / step, 0.0, 1.0)) if step else 0.0
    return float(times[row] + share * (times[row + 1] - times[row]))


def _flight_rows(body: Body, cycle: Cycle) -> tuple[int, int]:
    """The rows of take-off and touch-down around the rep's highest point."""
    height = air(body, body.near)
    off, touch = _crossings(height, body.motion.times, _peak(height, cycle), CLEAR)
    rows = np.searchsorted(body.motion.times, [off, touch])
    return int(rows[0]), min(int(rows[1]), len(height) - 1)


def _landing(body: Body, cycle: Cycle) -> slice:
    """Rows from touch-down until the landing has been taken up."""
    _, touch = _flight_rows(body, cycle)
    return slice(touch, min(touch + body.motion.rows(ABSORBING), len(body.motion)))


def _lands(body: Body, rows: slice, side: Side) -> bool:
    """This leg takes up the landing: not the one that is still up, nor the rear one of a split."""
    motion = body.motion
    other: Side = "left" if side == "right" else "right"
    up = np.median((motion.point("ANKLE", side) - motion.point("ANKLE", other))[rows, 1]) / body.leg
    ahead = np.median((motion.world_point("ANKLE", side) - motion.world_point("ANKLE", other))[rows] @ body.forward)
    return bool(up < ONE_FOOT and ahead / body.world_leg > -SPLIT)
