"""True values of a repetition, from the figure at many moments of it and from its own times."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biome.puppet.geometry import Array
from biome.puppet.performance import Performance
from biome.puppet.room.angles import ANGLES, Truth
from biome.puppet.room.places import PLACES
from biome.puppet.room.side import Side
from biome.puppet.schedule import LIFT_FIRST, measured_share
from biome.puppet.timeline import RepTruth

OfRep = Callable[[Performance, RepTruth, str], float]
SAMPLES = 240
AT_THE_TURN = 0.05
"""Share of the range within which the turning point counts as reached."""
UNDER_WAY = 0.15
"""Share of the way at either end that the engine takes for rest."""


def during(performance: Performance, side: str, start: float, end: float) -> Side:
    """The figure at many moments between two times."""
    return Side(performance.figure(np.linspace(start, end, SAMPLES)), performance.body, side)


def spread(truth: Truth, low: float = 5.0, high: float = 95.0) -> OfRep:
    """What lies between two percentiles of a measure over the rep."""

    def of_rep(performance: Performance, rep: RepTruth, side: str) -> float:
        values = truth(during(performance, side, rep.start, rep.end))
        return float(np.subtract(*np.percentile(values, [high, low])))

    return of_rep


def stroke(lifting: bool) -> OfRep:
    """Seconds of the lift or of the lowering as the measure times them: 10 to 90 % of the way, times 1.25."""

    def of_rep(performance: Performance, rep: RepTruth, side: str) -> float:
        exercise = performance.performed.exercise
        first = lifting == (exercise in LIFT_FIRST)
        return (rep.turn - rep.start if first else rep.end - rep.leave) * measured_share(exercise)

    return of_rep


def pause(performance: Performance, rep: RepTruth, side: str) -> float:
    """Seconds in which the hips of a squat are at the turning point."""
    times = np.linspace(rep.start, rep.end, 20 * SAMPLES)
    height = PLACES["hip_height"](Side(performance.figure(times), performance.body, side))
    there = height <= height.min() + AT_THE_TURN * np.ptp(height)
    return float(there.mean() * (rep.end - rep.start))


def share_of(moving: str, other: str) -> OfRep:
    """How much of the vertical way of two joints the first one goes."""

    def of_rep(performance: Performance, rep: RepTruth, side: str) -> float:
        seen = during(performance, side, rep.start, rep.end)
        a, b = (float(np.subtract(*np.percentile(seen.mid(name)[:, 1], [95, 5]))) for name in (moving, other))
        return a / max(a + b, 1e-9)

    return of_rep


def lift_of(performance: Performance, rep: RepTruth) -> tuple[float, float]:
    """When the lift begins and ends."""
    return (rep.start, rep.turn) if performance.performed.exercise in LIFT_FIRST else (rep.leave, rep.end)


def hand_path(performance: Performance, rep: RepTruth, side: str) -> float:
    """Per cent by which the hand leaves the straight line between its ends in the lift, seen from the side."""
    path = during(performance, side, *lift_of(performance, rep))["WRIST"][:, :2]
    chord = path[-1] - path[0]
    way = path - path[0]
    off = np.abs(chord[0] * way[:, 1] - chord[1] * way[:, 0]) / np.linalg.norm(chord)
    return float(100.0 * off.max() / np.linalg.norm(chord))


def arm_drift(performance: Performance, rep: RepTruth, side: str) -> float:
    """Degrees the upper arm is further forward at the turn than at the start."""
    ends = Side(performance.figure(np.array([rep.start, rep.turn])), performance.body, side)
    return float(np.abs(np.diff(ANGLES["shoulder_flexion"](ends)))[0])


def dip(performance: Performance, rep: RepTruth, side: str) -> float:
    """Degrees the knee bends in the lift against standing."""
    start, end = lift_of(performance, rep)
    knee = ANGLES["knee_angle"](during(performance, side, start, end))
    return float(knee[0] - np.percentile(knee, 5))


def hips_first(performance: Performance, rep: RepTruth, side: str) -> float:
    """Degrees the trunk tips further forward after the lift has begun."""
    lean = ANGLES["trunk_lean"](during(performance, side, *lift_of(performance, rep)))
    return float(lean.max() - lean[0])


def hip_to_knee(performance: Performance, rep: RepTruth, side: str) -> float:
    """The hip's range over the knee's, from leaving rest to coming back to it."""
    times = np.linspace(rep.start, rep.end, SAMPLES)
    under_way = times[performance.timeline.progress(times) >= UNDER_WAY * rep.share]
    seen = Side(performance.figure(under_way), performance.body, side)
    hip, knee = (np.ptp(ANGLES[name](seen)) for name in ("hip_angle", "knee_angle"))
    return float(hip / knee)


def usual_line(performance: Performance, rep: RepTruth, side: str) -> float:
    """The body line in the middle of the rep's moments."""
    return float(np.median(ANGLES["body_line"](during(performance, side, rep.start, rep.end))))


def range_of_count(performance: Performance, rep: RepTruth, side: str) -> float:
    """The way of the hips in a squat, in leg lengths."""
    ends: Array = PLACES["hip_height"](
        Side(performance.figure(np.array([rep.start, rep.turn])), performance.body, side)
    )
    return float(abs(ends[0] - ends[1]))


def shrugged(performance: Performance, rep: RepTruth, side: str) -> float:
    """How far the shoulders are lifted, % of the trunk."""
    ends = Side(performance.figure(np.array([rep.start, rep.turn])), performance.body, side)
    return float(np.diff(PLACES["shoulder_rise"](ends))[0])


def none(performance: Performance, rep: RepTruth, side: str) -> float:
    """What a clean rep of the puppet has not."""
    return 0.0


REPS: dict[str, OfRep] = {
    "t_ecc": stroke(lifting=False),
    "t_con": stroke(lifting=True),
    "t_pause": pause,
    "rom": range_of_count,
    "trunk_swing": spread(ANGLES["trunk_lean"]),
    "trunk_travel": spread(ANGLES["trunk_inclination"], 2.0, 98.0),
    "elbow_travel": spread(ANGLES["elbow_angle"], 2.0, 98.0),
    "elbow_travel_space": spread(ANGLES["elbow_angle"], 2.0, 98.0),
    "body_line_range": spread(ANGLES["body_line"]),
    "body_line_usual": usual_line,
    "hip_to_knee_travel": hip_to_knee,
    "hands_move": share_of("WRIST", "SHOULDER"),
    "feet_move": share_of("ANKLE", "HIP"),
    "hand_path": hand_path,
    "upper_arm_drift": arm_drift,
    "knee_dip": dip,
    "rise_mismatch": hips_first,
    "hip_bounce": lambda p, r, s: spread(PLACES["hip_rise"])(p, r, s) * p.body.leg_length / p.body.trunk,
    "shrug_range": shrugged,
    "smooth": none,
}
"""By the measure's name."""
