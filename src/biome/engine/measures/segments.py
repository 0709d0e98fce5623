"""Inclinations of body segments from the vertical or the horizontal."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY, from_vertical, length
from biome.engine.measures.registry import frame_measure
from biome.engine.motion import SIDES
from biome.engine.report import Side
from biome.engine.track import FloatArray

STRAIGHT_ON = 0.07  # sine of the camera's angle, 4 degrees, within which it may as well stand straight in front


@frame_measure
def trunk_lean(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of mid-hip to mid-shoulder from the vertical in the sagittal plane: + forwards."""
    return from_vertical(*body.sagittal("HIP", "SHOULDER"))


@frame_measure
def trunk_inclination(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the trunk from upright whichever way it tips, 0-180: a signal that no sign can flip."""
    if body.is_side_on:
        trunk = body.motion.mid("SHOULDER") - body.motion.mid("HIP")
    else:
        trunk = body.motion.world_mid("SHOULDER") - body.motion.world_mid("HIP")
    return np.degrees(np.arccos(np.clip(trunk[:, 1] / np.maximum(length(trunk), TINY), -1.0, 1.0)))


@frame_measure
def trunk_past_shin(body: Body, side: Side) -> FloatArray:
    """(n,) degrees by which the trunk leans further than the shin: 0 when both are parallel, as with long thighs."""
    return trunk_lean(body, side) - shin_angle(body, side)


@frame_measure
def trunk_side(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the trunk from the vertical across the body, + to the person's right.

    In the picture, less what a trunk that leans forward shows of itself to a camera that is not straight in front.
    """
    trunk = body.motion.mid("SHOULDER") - body.motion.mid("HIP")
    aside = trunk[:, 0] * rightwards(body) - seen_aside(body, "HIP", "SHOULDER")
    return np.degrees(np.arctan2(aside, trunk[:, 1]))


@frame_measure
def shin_angle(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of ankle to knee from the vertical: + knee ahead of the ankle."""
    return from_vertical(*body.sagittal("ANKLE", "KNEE", side))


@frame_measure
def thigh_depth(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the thigh from the horizontal: 0 parallel, + above (shallow), - below.

    From the side the picture shows it, over the thigh's length when it stands: turned outward it only looks shorter.
    From elsewhere the thigh's height over its length in world landmarks does, which a zoom or a cut-off foot does not
    disturb.
    """
    if body.is_side_on:
        thigh = body.motion.point("HIP", side) - body.motion.point("KNEE", side)
        return np.degrees(np.arcsin(np.clip(thigh[:, 1] / body.limb("HIP", "KNEE", side), -1.0, 1.0)))
    thigh = body.motion.world_point("HIP", side) - body.motion.world_point("KNEE", side)
    return np.degrees(np.arcsin(np.clip(thigh[:, 1] / np.maximum(length(thigh), TINY), -1.0, 1.0)))


@frame_measure
def heel_lift(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the foot's pitch, heel to toe: + heel up. Relative to standing."""
    foot = body.motion.point("FOOT_INDEX", side) - body.motion.point("HEEL", side)
    return np.degrees(np.arctan2(-foot[:, 1], np.abs(foot[:, 0]) + TINY))


@frame_measure
def pelvis_drop(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the hip line from the horizontal in the picture: + right side high. Relative to standing."""
    line = body.motion.point("HIP", "right") - body.motion.point("HIP", "left")
    return np.degrees(np.arctan2(line[:, 1], np.abs(line[:, 0]) + TINY))


@frame_measure
def back_chord(body: Body, side: Side) -> FloatArray:
    """(n,) per cent by which hip to shoulder has become shorter than in the set-up: + rounder, or shoulders rolled."""
    chord = length(body.motion.point("SHOULDER", side) - body.motion.point("HIP", side))
    return 100.0 * (1.0 - chord / max(body.at_rest(chord), 1.0))


def seen_aside(body: Body, start: str, end: str) -> FloatArray:
    """(n,) px, + to the person's right, by which the middle of two joints seems aside of that of two others ahead or
    behind of it, because the camera does not stand straight before the body.

    Ahead by world landmarks, which need not be exact: it counts by the sine of the camera's angle alone, and of that
    only what is more than the angle's own error.
    """
    m = body.motion
    ahead = (m.world_mid(end) - m.world_mid(start)) @ body.forward
    turned = np.sign(body.forward[0]) * max(abs(float(body.forward[0])) - STRAIGHT_ON, 0.0)
    return ahead * turned * rightwards(body) * body.torso / body.world_limb("SHOULDER", "HIP")


def rightwards(body: Body) -> float:
    """+1 when the person's right is the picture's right (seen from the back), -1 when mirrored (from the front)."""
    span = [np.median(body.motion.point("HIP", s)[:, 0] + body.motion.point("SHOULDER", s)[:, 0]) for s in SIDES]
    return 1.0 if span[1] >= span[0] else -1.0
