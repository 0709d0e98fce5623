"""From which side the camera sees the body, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.geometry import TINY, length
from biome.engine.motion import Motion
from biome.engine.ranks import median
from biome.engine.report import View
from biome.engine.track import BoolArray, FloatArray

FRONT_UP_TO = 25.0  # degrees of yaw; measures.md section 2
SIDE_FROM = 65.0
END_ON_DEPTH = 0.8  # share of the trunk's length that points along the camera's axis
SHOULDERS_SEEN = 0.5


@dataclass(frozen=True)
class ViewEstimate:
    """Yaw 0 is from the front or the back, 90 from the side."""

    name: View
    yaw: float  # degrees
    confidence: float  # 0-1


def estimate_view(motion: Motion, rows: BoolArray) -> ViewEstimate:
    """The camera's view over the chosen rows (n,): the median, with the share of rows that agree as confidence."""
    seen = rows & (np.minimum(motion.seen("SHOULDER", "left"), motion.seen("SHOULDER", "right")) >= SHOULDERS_SEEN)
    chosen = seen if seen.sum() >= 5 else rows
    if not chosen.any():
        return ViewEstimate("unknown", 0.0, 0.0)
    yaw = yaw_of(motion)[chosen]
    middle = median(yaw)
    names = np.where(yaw <= FRONT_UP_TO, "front", np.where(yaw >= SIDE_FROM, "side", "oblique"))
    name: View = "front" if middle <= FRONT_UP_TO else "side" if middle >= SIDE_FROM else "oblique"
    agreeing = float(np.mean(names == name))
    if name == "front" and _lies_along_the_camera(motion, chosen):
        return ViewEstimate("end-on", middle, agreeing)
    return ViewEstimate(name, middle, agreeing)


def yaw_of(motion: Motion) -> FloatArray:
    """(n,) how far the body is turned from facing the camera's plane, 0-90 degrees, from the world landmarks."""
    across = sideways(motion)
    return np.degrees(np.arcsin(np.clip(np.abs(across[:, 2]) / np.maximum(length(across), TINY), 0.0, 1.0)))


def sideways(motion: Motion) -> FloatArray:
    """(n, 3) the body's right-to-left direction, mean of the hip and the shoulder line."""
    lines = [motion.world_point(name, "left") - motion.world_point(name, "right") for name in ("HIP", "SHOULDER")]
    return (lines[0] + lines[1]) / 2


def _lies_along_the_camera(motion: Motion, rows: BoolArray) -> bool:
    trunk = (motion.world_mid("SHOULDER") - motion.world_mid("HIP"))[rows]
    return median(np.abs(trunk[:, 2]) / np.maximum(length(trunk), TINY)) > END_ON_DEPTH
