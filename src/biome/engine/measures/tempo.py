"""Measures with one value a repetition: how long, how far, how steadily."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.cycles import Cycle, travel_time
from biome.engine.extremes import extremes
from biome.engine.geometry import TINY
from biome.engine.measures.arms import forearm_rise, shoulder_flexion
from biome.engine.measures.joints import elbow_angle, knee_angle
from biome.engine.measures.registry import rep_measure
from biome.engine.ranks import median, percentile
from biome.engine.report import Side
from biome.engine.smooth import low_pass
from biome.engine.track import FloatArray

LOOK_BACK = 0.8  # s before the trunk rises in which the hips may have begun to
TIMING_CUTOFF = 3.0  # Hz, as in counting: what a stroke's time is read from


@rep_measure
def rom(body: Body, cycle: Cycle, side: Side) -> float:
    """Range of what is counted, in its own unit: from rest to the turning point. Of other measures: form = "range"."""
    return cycle.rom


@rep_measure
def t_ecc(body: Body, cycle: Cycle, side: Side) -> float:
    """Seconds of the lowering half; NaN when the film does not show it."""
    return cycle.ecc_seconds or float("nan")


@rep_measure
def t_con(body: Body, cycle: Cycle, side: Side) -> float:
    """Seconds of the lifting half; NaN when the film does not show it."""
    return cycle.con_seconds or float("nan")


@rep_measure
def t_pause(body: Body, cycle: Cycle, side: Side) -> float:
    """Seconds at the turning point, within 5 % of the excursion of it."""
    return float(cycle.phases["top" if cycle.first == "concentric" else "bottom"].sum() / body.motion.rate)


@rep_measure
def upper_arm_drift(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees by which the upper arm is further forward at the top than at the bottom, without sign.

    Of medians at the two ends: the range over the rep mistakes the noise of a swinging arm for drift.
    """
    flexion = shoulder_flexion(body, side)
    top, bottom = cycle.phases["top"], cycle.phases["bottom"]
    if not top.any() or not bottom.any():
        return float("nan")
    return abs(median(flexion[top]) - median(flexion[bottom]))


@rep_measure
def knee_dip(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees by which the knee bends in the lift, against the set-up: leg drive. The dip may begin before the lift."""
    rows = np.flatnonzero(cycle.phases["concentric"])
    if len(rows) < 3:
        return 0.0
    knee = knee_angle(body, side)
    rows = np.arange(max(rows[0] - body.motion.rows(LOOK_BACK), 0), rows[-1] + 1)
    return max(0.0, body.at_rest(knee) - percentile(knee[rows], 5))


@rep_measure
def t_ecc_elbow(body: Body, cycle: Cycle, side: Side) -> float:
    """Seconds of the lowering half by the forearm's turning; NaN when the film does not show it.

    A forearm's height, which is counted, hardly changes where the forearm hangs or stands: it says too short. From the
    side the elbow's angle says it, from elsewhere the angle that the forearm's height in the picture is the sine of.
    """
    if not cycle.ecc_seconds:
        return float("nan")
    before, turn, after = cycle.extremes
    rows = slice(turn, after + 1) if cycle.first == "concentric" else slice(before, turn + 1)
    return travel_time(_timed_bend(body, side)[rows], body.motion.times[rows])


def _timed_bend(body: Body, side: Side) -> FloatArray:
    """(n,) the angle that a forearm's turning is timed by, filtered for it: the same for every rep."""

    def filtered() -> FloatArray:
        rise = np.clip(forearm_rise(body, side), -1, 1)
        angle = elbow_angle(body, side) if body.is_side_on else np.degrees(np.arcsin(rise))
        return low_pass(angle, body.motion.rate, TIMING_CUTOFF)

    return body.once(("timed_bend", side), filtered)


@rep_measure
def smooth(body: Body, cycle: Cycle, side: Side) -> float:
    """How often the hand stops and starts again in the lift: 0 is one clean effort."""
    rows = np.flatnonzero(cycle.phases["concentric"])
    if len(rows) < 5:
        return 0.0
    height = body.motion.world_point("WRIST", side)[rows, 1] - body.motion.world_mid("ANKLE")[rows, 1]
    turns = len(extremes(height, 0.04 * max(float(np.ptp(height)), TINY))) - 2
    return float(max(turns, 0))
