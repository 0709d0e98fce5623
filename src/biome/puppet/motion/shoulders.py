"""Shoulders that come up towards the ears, and a body that bobs, as people do who cannot lift the weight otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import SIDES
from biome.puppet.geometry import Array, bisect
from biome.puppet.motion.pull_up import P95_TO_P5
from biome.puppet.motion.squat import STANDING
from biome.puppet.motion.upright import SHIN_SHARE, Feet
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import Trunk, axis


def climbed(body: Body, parts: Mapping[Landmark, Array], trunk: Trunk, rise: ArrayLike) -> dict[Landmark, Array]:
    """The parts with both shoulders higher along the trunk by ``rise`` (n,), % of the torso; the head stays."""
    up = axis(trunk) * (np.asarray(rise, float) / 100.0 * body.trunk)[..., None]
    return {**parts} | {joint("SHOULDER", side): parts[joint("SHOULDER", side)] + up for side in SIDES}


def climbing(performed: Set, timeline: Timeline, t: Array) -> Array:
    """(n,) % of the torso that the shoulders climb by the fault ``shrugged`` (negative, as the measure has it)."""
    return -timeline.level(t, performed.fault("shrugged", 0.0)) * timeline.onset(t)


def bobbing(performed: Set, body: Body, timeline: Timeline, t: Array, on: Feet | None = None) -> Array:
    """(n,) degrees of dip of the knees by the fault ``bounce``: torso lengths the hips drop and rise in every rep."""
    on, down = on or Feet(), np.zeros(t.shape)
    for rep, share in zip(timeline.reps, performed.fault("bounce", 0.0), strict=True):
        done = np.clip((t - rep.start) / (rep.end - rep.start), 0.0, 1.0)
        down += share * body.trunk * (1.0 - np.cos(2.0 * np.pi * done)) / P95_TO_P5
    level = hips_over_ankles(body, on, np.zeros(1))
    return bisect(lambda dip: level - hips_over_ankles(body, on, dip) - down, 0.0, 90.0, t.shape)


def hips_over_ankles(body: Body, on: Feet, dip: Array) -> Array:
    """Metres from ankles up to hips with the knees dipped by so many degrees."""
    out = np.radians(on.toe_out)
    pitch = np.arctan(np.tan(np.radians(STANDING.shin + SHIN_SHARE * dip)) / np.cos(out))
    knee_z = on.stance * body.shoulders / 2.0 + body.shin * np.sin(pitch) * np.sin(out)
    thigh = np.sqrt(body.thigh**2 - (knee_z - body.hips / 2.0) ** 2)
    return body.shin * np.cos(pitch) + thigh * np.sin(np.radians(STANDING.thigh - (1.0 - SHIN_SHARE) * dip))
