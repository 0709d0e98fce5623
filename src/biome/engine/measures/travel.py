"""Measures with one value a repetition: how far trunk, hands, feet and elbows go meanwhile."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.cycles import Cycle
from biome.engine.geometry import TINY, length
from biome.engine.measures.alignment import body_line
from biome.engine.measures.arms import shoulder_rise, wrist_height
from biome.engine.measures.joints import elbow_angle, elbow_angle_space, hip_angle, knee_angle
from biome.engine.measures.legs import knee_height
from biome.engine.measures.posture import hand_height, hand_over_hip, hip_height
from biome.engine.measures.registry import rep_measure
from biome.engine.measures.segments import trunk_inclination, trunk_lean
from biome.engine.motion import SIDES
from biome.engine.ranks import median, percentile, percentiles
from biome.engine.report import Side
from biome.engine.skeleton import Landmark
from biome.engine.track import FloatArray

AS_LOW = 0.02  # of the hips' range: as low as can be told
LOOK_BACK = 0.8  # s before the trunk rises in which the hips may have begun to
PULLED = 0.6  # torso lengths of the hands over the hips at which a pull is over: the body goes under the bar from there
OFF_THE_FLOOR = 0.5  # leg lengths of the hands over the ankles: knee height
STANDING_STILL = 0.3  # s after the hands were highest in which somebody who jumped still stands
ENOUGH = 6  # rows of a rep from which a curve can be fitted
EARLY = 0.4  # share of the concentric, by time, in which the hips may shoot up


@rep_measure
def hip_bounce(body: Body, cycle: Cycle, side: Side) -> float:
    """Torso lengths through which the hips bob up and down in the rep: momentum, seen from the front."""
    return _spread(body.motion.mid("HIP")[cycle.rows, 1], 5, 95) / body.torso


@rep_measure
def body_bob(body: Body, cycle: Cycle, side: Side) -> float:
    """Torso lengths through which hips and head bob up and down together in the rep: the legs' bounce.

    The mean of both: what a landmark drifts by for itself counts half, what the body does counts in full, and arms
    that lift the shoulders' landmarks do not count.
    """
    face = body.motion.image[cycle.rows, : Landmark.MOUTH_RIGHT + 1, 1].mean(axis=1)
    height = (body.motion.mid("HIP")[cycle.rows, 1] + face) / 2.0
    return _spread(height, 5, 95) / body.torso


@rep_measure
def trunk_swing(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees between the 5th and the 95th percentile of the trunk's lean."""
    return _spread(trunk_lean(body, side)[cycle.rows], 5, 95)


@rep_measure
def trunk_sway(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees the trunk swings apart from what follows the shoulders' way down and up: a lean into the movement.

    Range from the 5th to the 95th percentile of what a quadratic in the shoulders' height leaves of the lean.
    """
    lean, height = trunk_lean(body, side)[cycle.rows], body.motion.mid("SHOULDER")[cycle.rows, 1]
    if len(lean) < ENOUGH:
        return 0.0
    scaled = (height - height.mean()) / max(float(height.std()), TINY)
    return _spread(lean - np.polyval(np.polyfit(scaled, lean, 2), scaled), 5, 95)


@rep_measure
def trunk_travel(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees through which the trunk tips in the rep, without regard to direction."""
    return _spread(trunk_inclination(body, side)[cycle.rows], 2, 98)


@rep_measure
def elbow_travel(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees through which the elbow bends and straightens in the rep."""
    return _spread(elbow_angle(body, side)[cycle.rows], 2, 98)


@rep_measure
def shrug_range(body: Body, cycle: Cycle, side: Side) -> float:
    """Per cent of the torso between the shoulders' heights at the top and at the bottom.

    Of medians at the two ends: the range over the rep contains the drift of the landmarks, which is half as large.
    """
    rise = shoulder_rise(body, side)
    ends = [median(rise[cycle.phases[end]]) if cycle.phases[end].any() else np.nan for end in ("top", "bottom")]
    return ends[0] - ends[1]


@rep_measure
def elbow_travel_space(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees through which the elbow bends and straightens in the rep, in 3-D: for arms that point at the camera."""
    return _spread(elbow_angle_space(body, side)[cycle.rows], 2, 98)


@rep_measure
def hip_to_knee_travel(body: Body, cycle: Cycle, side: Side) -> float:
    """Range of the hip over that of the knee: about 1 in a squat, more in a hinge."""
    hip, knee = hip_angle(body, side)[cycle.rows], knee_angle(body, side)[cycle.rows]
    return _spread(hip, 2, 98) / max(_spread(knee, 2, 98), 1.0)


@rep_measure
def hands_move(body: Body, cycle: Cycle, side: Side) -> float:
    """Share of the vertical movement of hands and shoulders that the hands do: 0 on a fixed bar, 1 in a press."""
    return _share_of_movement(body.motion.mid("WRIST"), body.motion.mid("SHOULDER"), cycle)


@rep_measure
def knee_lift_difference(body: Body, cycle: Cycle, side: Side) -> float:
    """Per cent by which the left knee rises further than the right one in the rep."""
    return _difference(*(knee_height(body, side)[cycle.rows] for side in SIDES))


@rep_measure
def hand_lift_difference(body: Body, cycle: Cycle, side: Side) -> float:
    """Per cent by which the left hand travels further up and down than the right one in the rep."""
    return _difference(*(wrist_height(body, side)[cycle.rows] for side in SIDES))


@rep_measure
def feet_move(body: Body, cycle: Cycle, side: Side) -> float:
    """Share of the vertical movement of feet and hips that the feet do: near 0 on the floor, near 0.5 hanging."""
    return _share_of_movement(body.motion.mid("ANKLE"), body.motion.mid("HIP"), cycle)


@rep_measure
def body_line_range(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees through which the hips leave and regain the body's line in the rep: large when it moves like a worm."""
    return _spread(body_line(body, side)[cycle.rows], 5, 95)


@rep_measure
def body_line_usual(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees of the body line in the middle of the rep's moments: where the hips stay, when they come and go."""
    return median(body_line(body, side)[cycle.rows])


@rep_measure
def rise_mismatch(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees by which the trunk tips further forward in the first 40 % of the lift: the hips rise first.

    The lift begins where the hips come to be lowest, which is before the trunk is furthest over when they shoot up;
    in a pause they are as low for a while.
    """
    rows = np.flatnonzero(cycle.phases["concentric"])
    if len(rows) < 3:
        return 0.0
    search = slice(max(rows[0] - body.motion.rows(LOOK_BACK), 0), int(rows[len(rows) // 2]) + 1)
    height = hip_height(body, side)
    low = height[search].min() + AS_LOW * np.ptp(height[cycle.rows])
    lowest = search.start + np.flatnonzero(height[search] <= low)
    early = max(2, round(EARLY * (rows[-1] - lowest[-1])))
    lean = trunk_lean(body, side)[lowest[0] : lowest[-1] + early + 1]
    return float(np.max(lean) - lean[0])


@rep_measure
def stand_up(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees of the hip where it opens most after a rep's turn, the hands off the floor: how tall somebody gets up."""
    rows = slice(cycle.turn, min(cycle.extremes[2] + body.motion.rows(STANDING_STILL), len(body.motion)))
    free = hand_height(body, side)[rows] > OFF_THE_FLOOR
    if free.sum() < 3:
        return float("nan")
    return percentile(hip_angle(body, side)[rows][free], 90)


@rep_measure
def pull_extension(body: Body, cycle: Cycle, side: Side) -> float:
    """Degrees of the hip where it opens most while the hands are still low: the finish of a pull, before the catch."""
    lift = slice(cycle.extremes[0], cycle.extremes[1] + 1)
    if cycle.first != "concentric":
        lift = slice(cycle.extremes[1], cycle.extremes[2] + 1)
    up = hand_over_hip(body, side)[lift] > PULLED
    end = int(np.argmax(up)) if up.any() else 0
    if end < 3:
        return float("nan")
    return percentile(hip_angle(body, side)[lift][:end][-body.motion.rows(1.0) :], 90)


@rep_measure
def hand_path(body: Body, cycle: Cycle, side: Side) -> float:
    """Per cent of its length by which the hand's way in the concentric leaves the straight line."""
    rows = np.flatnonzero(cycle.phases["concentric"])
    if len(rows) < 3:
        return 0.0
    path = body.motion.point("WRIST", side)[rows]
    return float(100.0 * np.max(_off_line(path)) / max(float(np.linalg.norm(path[-1] - path[0])), TINY))


def _difference(left: FloatArray, right: FloatArray) -> float:
    """Per cent of the larger range by which the left one is larger."""
    first, second = _spread(left, 5, 95), _spread(right, 5, 95)
    return 100.0 * (first - second) / max(first, second, TINY)


def _share_of_movement(one: FloatArray, other: FloatArray, cycle: Cycle) -> float:
    """Vertical travel (px) of one point over that of both; points (n, 2)."""
    first, second = (_spread(points[cycle.rows, 1], 5, 95) for points in (one, other))
    return first / max(first + second, 1.0)


def _off_line(path: FloatArray) -> FloatArray:
    """(n,) distance of each point of a path from the chord between its ends."""
    chord = path[-1] - path[0]
    unit = chord / max(float(np.linalg.norm(chord)), TINY)
    away = path - path[0]
    return length(away - np.outer(away @ unit, unit))


def _spread(values: FloatArray, low: float, high: float) -> float:
    if not len(values):
        return 0.0
    a, b = percentiles(values, low, high)
    return b - a
