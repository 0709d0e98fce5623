"""Where the arms are: raised, reaching, stacked, drifting."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY, from_vertical, interior_angle, length, wrapped
from biome.engine.measures.registry import frame_measure
from biome.engine.measures.segments import rightwards
from biome.engine.motion import SIDES, Motion
from biome.engine.report import Side
from biome.engine.skeleton import Landmark
from biome.engine.track import FloatArray
from biome.engine.view import sideways


@frame_measure
def wrist_height(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hand over the shoulder in torso lengths: + above. From world landmarks, free of scale."""
    rise = body.motion.world_point("WRIST", side) - body.motion.world_point("SHOULDER", side)
    return rise[:, 1] / body.world_limb("SHOULDER", "HIP")


@frame_measure
def lr_wrist_height(body: Body, side: Side) -> FloatArray:
    """(n,) left minus right hand height in torso lengths: arms that take turns."""
    m = body.motion
    apart = m.world_point("WRIST", "left") - m.world_point("WRIST", "right")
    return apart[:, 1] / body.world_limb("SHOULDER", "HIP")


@frame_measure
def forearm_rise(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hand over the elbow in forearm lengths: -1 hanging, +1 upright."""
    rise = body.motion.point("WRIST", side) - body.motion.point("ELBOW", side)
    return rise[:, 1] / body.limb("ELBOW", "WRIST", side)


@frame_measure
def shoulder_flexion(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the upper arm from the trunk in the sagittal plane: + forward, 180 overhead, - behind."""
    trunk = from_vertical(*body.sagittal("SHOULDER", "HIP", side))
    arm = from_vertical(*body.sagittal("SHOULDER", "ELBOW", side))
    angle = wrapped(trunk - arm)
    # Behind the trunk and overhead meet at 180: an arm that far back is one that has gone over the top.
    return np.where(angle < -100.0, angle + 360.0, angle)


@frame_measure
def shoulder_abduction(body: Body, side: Side) -> FloatArray:
    """(n,) degrees between trunk and upper arm in the body's frontal plane: 0 at the side, 90 level, 180 overhead.

    From the world landmarks, with what points ahead left out: in the picture an elbow that is nearer to the camera than
    the shoulder, or the nearer arm of a body that is turned by 20 degrees, looks 10 degrees higher or lower.
    """
    m = body.motion
    shoulder = m.world_point("SHOULDER", side)
    trunk, arm = m.world_point("HIP", side) - shoulder, m.world_point("ELBOW", side) - shoulder
    across = np.median(sideways(m)[body.active | ~body.active.any()], axis=0)
    ahead = np.cross(m.world_mid("SHOULDER") - m.world_mid("HIP"), across)
    ahead = ahead / np.maximum(length(ahead), TINY)[:, None]
    flat = [v - np.sum(v * ahead, axis=1)[:, None] * ahead for v in (trunk, arm)]
    return interior_angle(shoulder + flat[0], shoulder, shoulder + flat[1])


@frame_measure
def forearm_vertical(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of elbow to wrist from the vertical in the picture, never negative: 0 stacked."""
    arm = body.motion.point("WRIST", side) - body.motion.point("ELBOW", side)
    return np.degrees(np.arccos(np.clip(np.abs(arm[:, 1]) / np.maximum(length(arm), TINY), 0.0, 1.0)))


@frame_measure
def arm_overhead(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the torso by which the hand is in front of the shoulder: 0 stacked, - behind."""
    forward, _ = body.sagittal("SHOULDER", "WRIST", side)
    return 100.0 * forward / (body.torso if body.is_side_on else body.world_limb("SHOULDER", "HIP"))


@frame_measure
def elbow_behind(body: Body, side: Side) -> FloatArray:
    """(n,) degrees by which the upper arm points ahead of the plane of the chest: - behind it (horizontal abduction).

    From the world landmarks: an arm that points at the camera is enlarged in the picture, and shifted by 5-10 degrees.
    """
    m = body.motion
    arm = m.world_point("ELBOW", side) - m.world_point("SHOULDER", side)
    ahead = np.cross(m.world_mid("SHOULDER") - m.world_mid("HIP"), sideways(m))
    share = np.sum(arm * ahead, axis=1) / np.maximum(length(ahead), TINY) / body.world_limb("SHOULDER", "ELBOW")
    return np.degrees(np.arcsin(np.clip(share, -1.0, 1.0)))


@frame_measure
def elbow_lead(body: Body, side: Side) -> FloatArray:
    """(n,) height of the elbow over the hand in upper-arm lengths: + elbow higher."""
    rise = body.motion.point("ELBOW", side) - body.motion.point("WRIST", side)
    return rise[:, 1] / body.limb("SHOULDER", "ELBOW", side)


@frame_measure
def shrug(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the torso: height of the ear over the shoulder. Relative to standing; - shrugged up.

    From the front the mean of both sides, whose landmarks drift as far as a small shrug.
    """
    both = body.view.name == "front"
    ear, shoulder = (body.motion.mid(n) if both else body.motion.point(n, side) for n in ("EAR", "SHOULDER"))
    rise = ear - shoulder
    # Against the torso of the set-up: shoulders that climb make it longer.
    torso = length(body.motion.mid("SHOULDER") - body.motion.mid("HIP"))
    return 100.0 * rise[:, 1] / max(body.at_rest(torso), 1.0)


@frame_measure
def shoulder_rise(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the torso: height of shoulders and elbows over head and hips. Relative; + shrugged.

    What ``shrug`` says of one ear and one shoulder, of all the landmarks that hang from the shoulders and all that do
    not: a whole shrug is five centimetres, and single landmarks drift by two.
    """
    m = body.motion
    sides = (body.near,) if body.is_side_on else SIDES  # a far elbow is hidden, and follows the near one
    hung = np.mean([m.mid("SHOULDER")[:, 1], np.mean([m.point("ELBOW", s)[:, 1] for s in sides], axis=0)], axis=0)
    kept = (m.image[:, : Landmark.MOUTH_RIGHT + 1, 1].mean(axis=1) + m.mid("HIP")[:, 1]) / 2.0
    torso = length(m.mid("SHOULDER") - m.mid("HIP"))
    return 100.0 * (hung - kept) / max(body.at_rest(torso), 1.0)


@frame_measure
def shoulder_level(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the shoulder line from the horizontal in the picture: + right high. Relative to standing."""
    line = (body.motion.point("SHOULDER", "right") - body.motion.point("SHOULDER", "left")) * [rightwards(body), 1.0]
    return np.degrees(np.arctan2(line[:, 1], np.abs(line[:, 0]) + TINY))


@frame_measure
def trunk_twist(body: Body, side: Side) -> FloatArray:
    """(n,) degrees about the trunk's axis between shoulder and hip line: + shoulders turned to the person's left."""
    return about_trunk(body.motion, body.motion.world_point("HIP", "left") - body.motion.world_point("HIP", "right"))


def about_trunk(m: Motion, hips: FloatArray) -> FloatArray:
    """(n,) degrees about the trunk's axis from a line between the hips (n, 3), right to left, to the shoulders'."""
    axis = m.world_mid("SHOULDER") - m.world_mid("HIP")
    axis = axis / np.maximum(length(axis), TINY)[:, None]
    shoulders = _across_axis(m.world_point("SHOULDER", "left") - m.world_point("SHOULDER", "right"), axis)
    hips = _across_axis(hips, axis)
    sine = -np.sum(np.cross(hips, shoulders) * axis, axis=1)  # right, up and away are a left-handed room
    return np.degrees(np.arctan2(sine, np.sum(hips * shoulders, axis=1)))


def _across_axis(vectors: FloatArray, axis: FloatArray) -> FloatArray:
    return vectors - np.sum(vectors * axis, axis=1)[:, None] * axis
