"""Movements that go to either side, and limbs that reach while the trunk stays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.body import LONG, Body
from biome.engine.cycles import Cycle
from biome.engine.geometry import TINY, length
from biome.engine.measures.arms import about_trunk
from biome.engine.measures.registry import frame_measure, set_measure
from biome.engine.measures.segments import trunk_side
from biome.engine.motion import SIDES, Motion
from biome.engine.ranks import median, percentile
from biome.engine.report import Side
from biome.engine.track import FloatArray

DEPTH_SHOWN = 0.85  # of a depth across the picture's plane that the model reports: 0.7 to 1 (validation.md section 2)
EQUAL = 0.2  # square of the sine of the turn that a shorter line shows as well as the depth: 12 against 30 mm of error
FEWEST = 2  # repetitions to each side before the sides are compared


@frame_measure
def hands_aside(body: Body, side: Side) -> FloatArray:
    """(n,) torso lengths by which the hands are to the left (+) or to the right (-) of the hips, across the body."""
    m = body.motion
    left = np.median(m.world_point("HIP", "left") - m.world_point("HIP", "right"), axis=0) * [1.0, 0.0, 1.0]
    left /= max(float(np.linalg.norm(left)), TINY)
    return (m.world_mid("WRIST") - m.world_mid("HIP")) @ left / body.world_limb("SHOULDER", "HIP")


@frame_measure
def trunk_turn(body: Body, side: Side) -> FloatArray:
    """(n,) degrees by which the shoulders turn about the trunk to whichever side, from the hips' usual direction.

    Of the hips the median over the film: their line is short, so that its depth errs twice as much as the shoulders'.
    From the front the line of the shoulders also gets shorter, which errs where the depth does not: the mean of both.
    """
    m = body.motion
    hips = np.median(m.world_point("HIP", "left") - m.world_point("HIP", "right"), axis=0)
    from_hips = about_trunk(m, np.broadcast_to(hips, (len(m), 3)))
    if body.view.name not in ("front", "end-on"):
        return np.abs(from_hips)
    # Both are angles from the picture's plane, from which the hips may be turned a little themselves.
    of_hips = median(about_trunk(m, np.broadcast_to([np.sign(hips[0]), 0.0, 0.0], (len(m), 3))) - from_hips)
    deep = np.radians(from_hips + of_hips)
    deep = np.degrees(np.arctan2(np.sin(deep) / DEPTH_SHOWN, np.cos(deep)))
    flat = np.sign(deep) * np.degrees(np.arccos(_shoulders_shown(body, hips)))
    # How much shorter a line looks says little about a small turn and as much as the depth from 27 degrees on.
    trust = 0.5 * np.minimum(np.sin(np.radians(deep)) ** 2 / EQUAL, 1.0)
    return np.abs(deep + trust * (flat - deep) - of_hips)


def _shoulders_shown(body: Body, hips: FloatArray) -> FloatArray:
    """(n,) length of the shoulder line along the hips' in the picture, as a share of its whole length."""
    m = body.motion
    across = hips[:2] / max(float(np.linalg.norm(hips[:2])), TINY)
    width = (m.world_point("SHOULDER", "left") - m.world_point("SHOULDER", "right"))[:, :2] @ across
    widest = max(percentile(width[m.known], LONG), body.world_limb_across("SHOULDER"))
    return np.clip(width / widest, 0.0, 1.0)


@frame_measure
def trunk_bend(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of ``trunk_side`` to whichever side."""
    return np.abs(trunk_side(body, side))


@frame_measure
def leg_lead(body: Body, side: Side) -> FloatArray:
    """(n,) leg lengths by which the left foot is further from the shoulders than the right one: + left leg reaches.

    In three dimensions: the same from every side, lying or on hands and knees.
    """
    return (_from_shoulders(body.motion, "left") - _from_shoulders(body.motion, "right")) / body.world_leg


@frame_measure
def arm_reach(body: Body, side: Side) -> FloatArray:
    """(n,) distance from shoulder to hand in arm lengths, in three dimensions: 1 straight, wherever it points."""
    reach = length(body.motion.world_point("WRIST", side) - body.motion.world_point("SHOULDER", side))
    return reach / (body.world_limb("SHOULDER", "ELBOW") + body.world_limb("ELBOW", "WRIST"))


def _from_shoulders(motion: Motion, side: Side) -> FloatArray:
    return length(motion.world_point("ANKLE", side) - motion.world_mid("SHOULDER"))


@set_measure
def turn_difference(body: Body, cycles: Sequence[Cycle]) -> float:
    """Degrees by which the shoulders turn further to the left than to the right: medians at the turning points."""
    return _left_minus_right(trunk_turn(body, body.near), cycles)


@set_measure
def bend_difference(body: Body, cycles: Sequence[Cycle]) -> float:
    """Degrees by which the trunk bends further to the left than to the right: medians at the turning points."""
    return _left_minus_right(trunk_bend(body, body.near), cycles)


def _left_minus_right(values: FloatArray, cycles: Sequence[Cycle]) -> float:
    """NaN unless there are two repetitions to each side."""
    ends = {side: [median(values[c.phases["top"]]) for c in cycles if c.side == side] for side in SIDES}
    if min(len(found) for found in ends.values()) < FEWEST:
        return float("nan")
    return median(ends["left"]) - median(ends["right"])
