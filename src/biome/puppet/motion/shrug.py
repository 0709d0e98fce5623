"""The shrug: hanging arms, shoulders that rise towards the ears and come down again."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import RIGHT, Array, leaning
from biome.puppet.motion.arms import turned_arm
from biome.puppet.motion.overhead_press import dips
from biome.puppet.motion.shoulders import climbed
from biome.puppet.motion.upright import stand
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import NECK, NECK_LEAN, back

RISE = 11.0
"""Per cent of the torso that the shoulders rise."""
LONG = 170.0
"""Elbow angle."""
HANGING = 4.0
"""Degrees the arms hang ahead of the trunk's line."""
LEAN = 2.0
ASIDE = 0.16
"""How far the arms hang outward, clear of the hips."""


class Shrug:
    """Concentric first, upright."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        self.rise = timeline.travel(0.0, performed.fault("small_range", performed.trait("rise", RISE)))
        self.elbow = timeline.travel(LONG, performed.fault("arm_bend", LONG))
        self.jut = timeline.travel(0.0, performed.fault("head_jut", 0.0))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean, rise = np.full(t.shape, LEAN), self.rise(t)
        gaze = self.turned(self.jut(t), rise)
        parts, trunk = stand(self.body, lean, dip=dips(self.performed, self.timeline, t), gaze=gaze)
        parts = climbed(self.body, parts, trunk, rise)
        for side in OUTWARD:
            parts |= self.arm(parts, lean, self.elbow(t), side)
        return gather(parts, back(self.body, trunk))

    def arm(self, parts: dict[Landmark, Array], lean: Array, elbow: Array, side: str) -> dict[Landmark, Array]:
        """A hanging arm; one that helps bends its elbow forward."""
        out = RIGHT * OUTWARD[side] * ASIDE
        upper, lower = leaning(lean + 180.0 - HANGING) + out, leaning(lean - HANGING + elbow) + out
        return turned_arm(self.body, parts[joint("SHOULDER", side)], upper, lower, side, leaning(lean + 90.0))

    def turned(self, jut: Array, rise: Array) -> Array:
        """(n,) degrees to turn the head so that ``head_neck`` is ``jut`` over shoulders that have come up."""
        wanted = np.radians(jut + NECK_LEAN)
        up = rise / 100.0 * self.body.trunk / (NECK * self.body.height)
        return np.degrees(wanted - np.arcsin(up * np.sin(wanted))) - NECK_LEAN
