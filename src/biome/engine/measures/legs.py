"""Measures of single legs, feet and hips beyond the joint angles."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import interior_angle, length
from biome.engine.measures.registry import frame_measure
from biome.engine.measures.segments import rightwards
from biome.engine.report import Side
from biome.engine.smooth import running_median
from biome.engine.track import FloatArray

FLOOR_SECONDS = 2.0  # s over which the lowest of a lying body is its floor: longer than a rep's half
THIGH_SHOWN = 0.7  # share of its standing length that the thigh must show for the frontal angle to mean anything


@frame_measure
def hip_clear(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hips over the lowest of heel, toe and elbow in torso lengths: for bodies on their back.

    The lowest of three over two seconds: the floor does not move, but each of them strays.
    """
    m = body.motion
    lowest = np.min([m.point(name, side)[:, 1] for name in ("HEEL", "FOOT_INDEX", "ELBOW")], axis=0)
    return (m.mid("HIP")[:, 1] - running_median(lowest, m.rows(FLOOR_SECONDS) | 1)) / body.torso


@frame_measure
def hip_rise(body: Body, side: Side) -> FloatArray:
    """(n,) height of the hips in the picture in leg lengths: for stepping up, where no foot stays put."""
    return body.motion.mid("HIP")[:, 1] / body.leg


@frame_measure
def fppa(body: Body, side: Side) -> FloatArray:
    """(n,) frontal-plane projection angle, degrees, against standing: + knee inward; 0 with the thigh foreshortened."""
    m = body.motion
    hip, knee, ankle = (m.point(name, side) for name in ("HIP", "KNEE", "ANKLE"))
    bend = 180.0 - interior_angle(hip, knee, ankle)
    middle = (hip[:, 0] + ankle[:, 0]) / 2
    outwards = rightwards(body) * (1.0 if side == "right" else -1.0)
    inward = np.where((knee[:, 0] - middle) * outwards < 0, bend, -bend)
    shown = length(hip - knee) >= THIGH_SHOWN * body.limb("HIP", "KNEE", side)
    return np.where(shown, inward, 0.0)


@frame_measure
def ankle_df(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of dorsiflexion against standing: + shin towards the toes, - pointed."""
    return 90.0 - body.angle("KNEE", "ANKLE", "FOOT_INDEX", side)


@frame_measure
def knee_height(body: Body, side: Side) -> FloatArray:
    """(n,) height of the knee over the hip in leg lengths: 0 level, about -0.5 standing."""
    return (body.motion.world_point("KNEE", side) - body.motion.world_mid("HIP"))[:, 1] / body.world_leg


@frame_measure
def lr_ankle_height(body: Body, side: Side) -> FloatArray:
    """(n,) left minus right ankle height in leg lengths."""
    m = body.motion
    return (m.point("ANKLE", "left") - m.point("ANKLE", "right"))[:, 1] / body.leg


@frame_measure
def feet_spread(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the ankles in leg lengths, in three dimensions: the legs of a jumping jack."""
    return _apart(body, "ANKLE")


@frame_measure
def knees_spread(body: Body, side: Side) -> FloatArray:
    """(n,) distance between the knees in leg lengths, in three dimensions: one knee opens, whichever it is."""
    return _apart(body, "KNEE")


def _apart(body: Body, name: str) -> FloatArray:
    m = body.motion
    return length(m.world_point(name, "left") - m.world_point(name, "right")) / body.world_leg
