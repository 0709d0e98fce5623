"""Interior joint angles, 180 = straight: in the picture where the joint's plane faces the camera, else in 3-D."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import from_vertical, wrapped
from biome.engine.measures.registry import frame_measure
from biome.engine.report import Side
from biome.engine.track import FloatArray


@frame_measure
def knee_angle(body: Body, side: Side) -> FloatArray:
    """(n,) degrees at the knee between hip and ankle."""
    return body.angle("HIP", "KNEE", "ANKLE", side)


@frame_measure
def hip_angle(body: Body, side: Side) -> FloatArray:
    """(n,) degrees at the hip between shoulder and knee; past 180 when the hips are pushed through.

    Contains spine flexion: the chord from hip to shoulder is not the pelvis.
    """
    plain = body.angle("SHOULDER", "HIP", "KNEE", side)
    trunk = from_vertical(*body.sagittal("HIP", "SHOULDER", side))
    thigh = from_vertical(*body.sagittal("KNEE", "HIP", side))
    return np.where(wrapped(trunk - thigh) < 0, 360.0 - plain, plain)


@frame_measure
def elbow_angle(body: Body, side: Side) -> FloatArray:
    """(n,) degrees at the elbow between shoulder and wrist."""
    return body.angle("SHOULDER", "ELBOW", "WRIST", side, flat=("side", "front"))


@frame_measure
def elbow_angle_space(body: Body, side: Side) -> FloatArray:
    """(n,) the same in 3-D in every view: for arms that bend towards the camera, where the picture shows no bend."""
    return body.angle("SHOULDER", "ELBOW", "WRIST", side, flat=())


@frame_measure
def elbow_angle_sagittal(body: Body, side: Side) -> FloatArray:
    """(n,) the same for arms that bend in the plane of walking: in the picture from the side only, else in 3-D."""
    return body.angle("SHOULDER", "ELBOW", "WRIST", side)


@frame_measure
def elbow_bend_difference(body: Body, side: Side) -> FloatArray:
    """(n,) left minus right elbow angle, degrees."""
    return elbow_angle(body, "left") - elbow_angle(body, "right")


@frame_measure
def pressed_elbow(body: Body, side: Side) -> FloatArray:
    """(n,) degrees at the elbow under an upright forearm, from how far the elbow is above or below the shoulder.

    90 with the upper arm level, 180 with the arm straight up. Heights are the same from every side, where the picture
    shortens an upper arm that points towards the camera: a press to 111 degrees reads 121 from the side.
    """
    rise = (body.motion.world_point("ELBOW", side) - body.motion.world_point("SHOULDER", side))[:, 1]
    return 90.0 + np.degrees(np.arcsin(np.clip(rise / body.world_limb("SHOULDER", "ELBOW"), -1.0, 1.0)))


@frame_measure
def upper_arm_trunk(body: Body, side: Side) -> FloatArray:
    """(n,) degrees between the upper arm and the trunk in 3-D: 0 tucked, 90 straight out."""
    shoulder = body.motion.world_point("SHOULDER", side)
    arm = body.motion.world_point("ELBOW", side) - shoulder
    trunk = body.motion.world_point("HIP", side) - shoulder
    cosine = np.sum(arm * trunk, axis=1) / np.maximum(np.linalg.norm(arm, axis=1) * np.linalg.norm(trunk, axis=1), 1e-9)
    return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


@frame_measure
def head_neck(body: Body, side: Side) -> FloatArray:
    """(n,) degrees between the trunk and the line from shoulder to ear: + forward or dropped, - thrown back."""
    trunk = from_vertical(*body.sagittal("HIP", "SHOULDER", side))
    neck = from_vertical(*body.sagittal("SHOULDER", "EAR", side))
    return wrapped(neck - trunk)
