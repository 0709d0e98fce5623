"""Lying on a bench with the feet on the floor: what presses, flies and extensions over it have in common."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD
from biome.puppet.geometry import Array, points
from biome.puppet.motion.bench_press import BENCH, leg_beside
from biome.puppet.trunk import Trunk, head, hips_and_shoulders


def lie(body: Body, moments: int) -> tuple[dict[Landmark, Array], Trunk]:
    """Everything but the arms, the head towards -x."""
    pelvis = points(body.trunk / 2.0, BENCH * body.height, 0.0)
    trunk = Trunk(pelvis + np.zeros((moments, 3)), np.full(moments, -90.0))
    parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    for side in OUTWARD:
        parts |= leg_beside(body, parts[joint("HIP", side)], side)
    return parts, trunk
