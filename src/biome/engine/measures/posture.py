"""Where parts of the body are, as ratios of its own lengths."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import length
from biome.engine.measures.registry import frame_measure
from biome.engine.report import Side
from biome.engine.track import FloatArray

UNDER_THE_KNEES = 0.55  # leg lengths over the ankles; a knee is at 0.5, and the hands of a backswing above it


@frame_measure
def hip_height(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hips over the ankles in leg lengths: 1 standing, 0.41 thighs parallel.

    From world landmarks: free of scale, so that a zoom or a cut-off foot does not disturb the count.
    """
    m = body.motion
    return (m.world_mid("HIP") - m.world_mid("ANKLE"))[:, 1] / body.world_leg


@frame_measure
def chest_drop(body: Body, side: Side) -> FloatArray:
    """(n,) height of the shoulder over the wrist in arm lengths: 1 above straight arms, 0 at the hands.

    The near side's only: the middle of both wrists fails when the far arm is hidden.
    """
    drop = body.motion.world_point("SHOULDER", side) - body.motion.world_point("WRIST", side)
    return drop[:, 1] / (body.world_limb("SHOULDER", "ELBOW") + body.world_limb("ELBOW", "WRIST"))


@frame_measure
def hand_height(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hand over the ankles in leg lengths: 0.2 at a bar on the floor, over 1 at one on the back."""
    m = body.motion
    return (m.world_point("WRIST", side) - m.world_mid("ANKLE"))[:, 1] / body.world_leg


@frame_measure
def hand_lift(body: Body, side: Side) -> FloatArray:
    """(n,) hand_height of one hand, all that is under the knees taken as one: for loads that are picked up and swung.

    How far down a load was fetched, and standing up without it, are then no movement.
    """
    return np.maximum(hand_height(body, side), UNDER_THE_KNEES)


@frame_measure
def higher_hand(body: Body, side: Side) -> FloatArray:
    """(n,) hand_lift of whichever hand is higher: for loads in one hand, whichever it is."""
    return np.maximum(hand_lift(body, "left"), hand_lift(body, "right"))


@frame_measure
def hand_over_hip(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hand over the hips in torso lengths: 0 level with them, 1 at the shoulders of who stands."""
    m = body.motion
    return (m.world_point("WRIST", side) - m.world_mid("HIP"))[:, 1] / body.world_limb("SHOULDER", "HIP")


@frame_measure
def apparent_torso(body: Body, side: Side) -> FloatArray:
    """(n,) length of the torso in the picture over its usual one: all that moves in a push-up seen from above."""
    return length(body.motion.mid("SHOULDER") - body.motion.mid("HIP")) / body.torso


@frame_measure
def hang_depth(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hands over the shoulders in arm lengths: 1 in a dead hang, 0 with the shoulders at the bar."""
    return (body.motion.mid("WRIST") - body.motion.mid("SHOULDER"))[:, 1] / body.arm


@frame_measure
def chin_bar(body: Body, side: Side) -> FloatArray:
    """(n,) height of the chin over the hands in upper-arm lengths; the chin is taken 0.12 below the mouth."""
    m = body.motion
    mouth = (m.image[:, 9] + m.image[:, 10]) / 2
    return (mouth - m.mid("WRIST"))[:, 1] / body.limb("SHOULDER", "ELBOW") - 0.12


@frame_measure
def stance_ratio(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the ankles in shoulder widths, both across the body."""
    return apart_across(body, "ANKLE") / body.world_limb_across("SHOULDER")


@frame_measure
def grip_ratio(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the wrists in shoulder widths, both across the body."""
    return apart_across(body, "WRIST") / body.world_limb_across("SHOULDER")


@frame_measure
def step_ratio(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the ankles along the way the person faces, in leg lengths."""
    m = body.motion
    if body.is_side_on:
        return np.abs((m.point("ANKLE", "left") - m.point("ANKLE", "right"))[:, 0]) / body.leg
    apart = (m.world_point("ANKLE", "left") - m.world_point("ANKLE", "right")) @ body.forward
    return np.abs(apart) / body.world_leg


@frame_measure
def feet_apart(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the ankles over the floor, in leg lengths: small in a squat, large in a split stance."""
    m = body.motion
    apart = (m.world_point("ANKLE", "left") - m.world_point("ANKLE", "right"))[:, [0, 2]]
    return length(apart) / body.world_leg


@frame_measure
def knee_travel(body: Body, side: Side) -> FloatArray:
    """(n,) per cent of the foot by which the knee is past the toes. Information only, never a fault."""
    forward, _ = body.sagittal("FOOT_INDEX", "KNEE", side)
    foot = body.limb("HEEL", "FOOT_INDEX", side) if body.is_side_on else body.world_limb("HEEL", "FOOT_INDEX")
    return 100.0 * forward / foot


def apart_across(body: Body, name: str) -> FloatArray:
    """(n,) distance of two joints across the body, m."""
    m = body.motion
    across = np.array([-body.forward[2], 0.0, body.forward[0]])
    return np.abs((m.world_point(name, "left") - m.world_point(name, "right")) @ across)
