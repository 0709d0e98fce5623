"""Whether the body keeps a line: straight in a plank, knees over toes, weight over the feet."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY, signed_bend
from biome.engine.measures.posture import apart_across, hip_height
from biome.engine.measures.registry import frame_measure
from biome.engine.measures.segments import rightwards, seen_aside
from biome.engine.ranks import median
from biome.engine.report import Side
from biome.engine.track import FloatArray

# Hip height (share of the leg) to knee flexion (degrees) for a typical shin; measures.md section 3.
HEIGHTS = (0.41, 0.52, 0.60, 0.67, 0.74, 0.85, 0.96, 1.00)
FLEXIONS = (125.0, 110.0, 100.0, 90.0, 80.0, 60.0, 30.0, 0.0)
KNEE_TRAVEL = 0.246  # forward knee travel in body heights for a shin of 90 degrees
TOE_LENGTH = 0.11  # ankle to toe in body heights
SHORTEST_FOOT = 0.08  # m from ankle to toe along the way one faces: feet are longer, landmarks sometimes nearer
MOST_TRAVEL = 1.3  # the knee travels at most this far past the toe in the model


@frame_measure
def body_line(body: Body, side: Side) -> FloatArray:
    """(n,) degrees by which the hip lies off the line from shoulder to ankle: - sagging, + piked. Prone only."""
    return _off_the_line(body, side, "ANKLE")


@frame_measure
def body_line_kneeling(body: Body, side: Side) -> FloatArray:
    """(n,) the same with the knee as the lower end, for movements on the knees."""
    return _off_the_line(body, side, "KNEE")


@frame_measure
def shoulder_stack(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the torso by which the shoulder is headward of its support.

    The support is the elbow of a forearm plank, else the wrist.
    """
    m = body.motion
    shoulder, elbow, wrist = (m.point(name, side) for name in ("SHOULDER", "ELBOW", "WRIST"))
    on_forearm = np.median(np.abs(elbow[:, 1] - wrist[:, 1])) < 0.35 * body.limb("ELBOW", "WRIST", side)
    support = elbow if on_forearm else wrist
    headward = np.sign(m.mid("SHOULDER")[:, 0] - m.mid("HIP")[:, 0])
    return 100.0 * (shoulder[:, 0] - support[:, 0]) * headward / body.torso


@frame_measure
def knee_in(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of dynamic valgus: how far the knee lies inside the vertical plane through ankle and toe.

    d = r (toe - ankle) - (knee - ankle), all lateral; r is how far the knee has travelled towards the toe, from hip
    height. As an angle 2 atan(2 d / leg). The plain hip-knee-ankle angle reads a clean deep squat with turned-out
    toes as 30-50 degrees bow-legged; this does not (measures.md, knee_in).
    """
    m = body.motion
    outwards = rightwards(body) * (1.0 if side == "right" else -1.0)
    ankle = m.point("ANKLE", side)[:, 0]
    toe = (m.point("FOOT_INDEX", side)[:, 0] - ankle) * outwards
    knee = (m.point("KNEE", side)[:, 0] - ankle) * outwards
    inside = _knee_over_toe(body) * toe - knee
    return np.degrees(2.0 * np.arctan(2.0 * inside / body.leg))


@frame_measure
def knee_inside(body: Body, side: Side) -> FloatArray:
    """(n,) degrees as ``knee_in``, for single legs: how far the knee has travelled towards its toe is read of the leg.

    The hips' height says nothing of one shin in a split stance. r is the knee's way ahead of the ankle over the toe's,
    both from world landmarks; so a camera that is not straight in front, which shifts knee and toe alike, cancels.
    """
    m = body.motion
    outwards = rightwards(body) * (1.0 if side == "right" else -1.0)
    ankle, ground = m.point("ANKLE", side)[:, 0], m.world_point("ANKLE", side)
    toe = (m.point("FOOT_INDEX", side)[:, 0] - ankle) * outwards
    knee = (m.point("KNEE", side)[:, 0] - ankle) * outwards
    foot = median((m.world_point("FOOT_INDEX", side) - ground) @ body.forward)
    ahead = (m.world_point("KNEE", side) - ground) @ body.forward / max(foot, SHORTEST_FOOT)
    return np.degrees(2.0 * np.arctan(2.0 * (np.clip(ahead, -0.5, MOST_TRAVEL) * toe - knee) / body.leg))


@frame_measure
def knee_toe_sep(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the knees over distance between the toes, both horizontal: about 1 when knees track."""
    return _apart(body, "KNEE") / np.maximum(_apart(body, "FOOT_INDEX"), 0.05 * body.leg)


@frame_measure
def knee_ankle_sep(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the knees over distance between the ankles, both across the body: below 1 knock-kneed.

    From world landmarks: feet that a leg press or a bridge points at the camera are nearer to it than the knees, and
    look further apart by a seventh.
    """
    return apart_across(body, "KNEE") / np.maximum(apart_across(body, "ANKLE"), 0.05 * body.world_leg)


@frame_measure
def lateral_shift(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the stance by which the pelvis is off the middle of the feet: + right, against standing.

    Less what hips that go back show of it to a camera that is not straight in front.
    """
    m = body.motion
    off = (m.mid("HIP") - m.mid("ANKLE"))[:, 0] * rightwards(body) - seen_aside(body, "ANKLE", "HIP")
    return 100.0 * off / np.maximum(_apart(body, "ANKLE"), 0.1 * body.leg)


def _off_the_line(body: Body, side: Side, end: str) -> FloatArray:
    """(n,) degrees by which the hip is above the line from the shoulder to ``end``, in the plane the body lies in.

    From the side that is the picture's plane. An oblique picture shortens the body but not the hip's height, so that a
    sag of 8 degrees reads 13 at a yaw of 50; the world landmarks, seen along the body's own level axis, do not.
    """
    m = body.motion
    names = ("SHOULDER", "HIP", end)
    if body.is_side_on:
        return signed_bend(*(m.point(name, side) for name in names))
    lying = body.active | ~body.active.any()
    along = np.median((m.world_mid("SHOULDER") - m.world_mid(end))[lying][:, [0, 2]], axis=0)
    along = along / max(float(np.linalg.norm(along)), TINY)
    points = (m.world_point(name, side) for name in names)
    return signed_bend(*(np.stack([p[:, [0, 2]] @ along, p[:, 1]], axis=1) for p in points))


def _knee_over_toe(body: Body) -> FloatArray:
    """(n,) how far the knee has travelled forwards, as a share of ankle to toe."""
    flexion = np.interp(hip_height(body, body.near), HEIGHTS, FLEXIONS)
    shin = np.where(flexion <= 90.0, 0.30 * flexion, 27.0 + 0.20 * (flexion - 90.0))
    return np.clip(KNEE_TRAVEL * np.sin(np.radians(shin)) / TOE_LENGTH, 0.0, MOST_TRAVEL)


def _apart(body: Body, name: str) -> FloatArray:
    """(n,) px between the left and the right joint, across the picture."""
    return np.abs(body.motion.point(name, "left")[:, 0] - body.motion.point(name, "right")[:, 0])
