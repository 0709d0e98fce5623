"""Walking under load: that it goes on, how fast, how level and how steadily."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from biome.engine.body import Body
from biome.engine.extremes import extremes
from biome.engine.geometry import TINY, length
from biome.engine.measures.holding import WINDOW, about_its_line
from biome.engine.measures.registry import frame_measure, hold_measure
from biome.engine.measures.segments import rightwards
from biome.engine.ranks import median
from biome.engine.report import Side
from biome.engine.smooth import low_pass
from biome.engine.track import BoolArray, FloatArray

STRIDE = 1.0  # s: two steps of a heavy walk, so that both feet have gone ahead once
APPROACH = 0.5  # Hz; slower than steps: how somebody who comes nearer grows
REAL_STEP = 0.2  # leg lengths one foot passes the other by: twice what the depth of a standing pair of ankles wanders


@frame_measure
def stepping(body: Body, side: Side) -> FloatArray:
    """(n,) leg lengths by which the feet pass one another within a stride: 0 standing, over 0.5 walking."""
    ahead = _feet_ahead(body)
    size = min(body.motion.rows(STRIDE) | 1, (len(ahead) - 1) | 1)
    windows = sliding_window_view(np.pad(ahead, size // 2, mode="edge"), size)
    return np.ptp(windows, axis=-1)


@frame_measure
def shoulder_slope(body: Body, side: Side) -> FloatArray:
    """(n,) degrees of the shoulder line from the picture's horizontal: + right high. Not against a set-up.

    A load is in the hands before the film begins, so there is no unloaded moment to compare with.
    """
    line = (body.motion.point("SHOULDER", "right") - body.motion.point("SHOULDER", "left")) * [rightwards(body), 1.0]
    return np.degrees(np.arctan2(line[:, 1], np.abs(line[:, 0]) + TINY))


@hold_measure
def sway(body: Body, rows: BoolArray, side: Side) -> float:
    """Per cent of the torso: how far hips and shoulders wander sideways about their way, median over 2 s windows.

    Every frame is measured from the camera's axis in its own torso: somebody who walks up to the camera grows in the
    picture, and moves outward in it on a straight way.
    """
    m = body.motion
    torso = low_pass(length(m.mid("SHOULDER") - m.mid("HIP")), m.rate, APPROACH)
    across = np.stack([m.mid("HIP")[:, 0], m.mid("SHOULDER")[:, 0]], axis=1) - m.width / 2.0
    across = (across / np.maximum(torso, 1.0)[:, None])[rows]
    size = m.rows(WINDOW)
    pieces = [across[i : i + size] for i in range(0, max(len(across) - size, 0) + 1, size)]
    wander = [about_its_line(piece) for piece in pieces if len(piece) > 2]
    return float(100.0 * median(wander)) if wander else 0.0


@hold_measure
def step_rate(body: Body, rows: BoolArray, side: Side) -> float:
    """Steps a minute: how often one foot passes the other."""
    turns = extremes(_feet_ahead(body)[rows], REAL_STEP)[1:-1]
    if len(turns) < 3:
        return float("nan")
    times = body.motion.times[rows]
    return 60.0 * (len(turns) - 1) / float(times[turns[-1].row] - times[turns[0].row])


def _feet_ahead(body: Body) -> FloatArray:
    """(n,) leg lengths by which the left foot is ahead of the right one."""
    apart = body.motion.world_point("ANKLE", "left") - body.motion.world_point("ANKLE", "right")
    return apart @ body.forward / body.world_leg
