"""A body on its side, filmed from before its chest, from behind its back or at an angle: line, roll, fold."""

from __future__ import annotations

import numpy as np

from biome.engine.body import Body
from biome.engine.geometry import TINY, interior_angle, length, signed_bend
from biome.engine.measures.registry import frame_measure
from biome.engine.report import Side
from biome.engine.track import FloatArray


@frame_measure
def side_line(body: Body, side: Side) -> FloatArray:
    """(n,) degrees by which the hips are above (+) or below (-) the line from shoulders to ankles."""
    return _line(body, "ANKLE")


@frame_measure
def side_line_kneeling(body: Body, side: Side) -> FloatArray:
    """(n,) the same with the knees as the lower end."""
    return _line(body, "KNEE")


@frame_measure
def shoulder_roll(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the line between the shoulders from upright: 0 one over the other, 90 level as in a plank."""
    across = body.motion.world_point("SHOULDER", "left") - body.motion.world_point("SHOULDER", "right")
    return np.degrees(np.arccos(np.clip(np.abs(across[:, 1]) / np.maximum(length(across), TINY), 0.0, 1.0)))


@frame_measure
def side_fold(body: Body, side: Side) -> FloatArray:
    """(n,) degrees at the hips between shoulders and knees seen from straight above: 180 is one board."""
    m = body.motion
    return interior_angle(*(m.world_mid(name)[:, [0, 2]] for name in ("SHOULDER", "HIP", "KNEE")))


def _line(body: Body, end: str) -> FloatArray:
    """(n,) degrees of the hips off the line to ``end``, upright and along the body: its length is level and oblique."""
    m = body.motion
    rows = body.active | ~body.active.any()
    along = np.median((m.world_mid("SHOULDER") - m.world_mid(end))[rows][:, [0, 2]], axis=0)
    along = along / max(float(np.linalg.norm(along)), TINY)
    points = (m.world_mid(name) for name in ("SHOULDER", "HIP", end))
    return signed_bend(*(np.stack([p[:, [0, 2]] @ along, p[:, 1]], axis=1) for p in points))
