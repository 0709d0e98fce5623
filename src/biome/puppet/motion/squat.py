"""The squat, and standing still (a squat without reps)."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark
from biome.puppet.body import Body
from biome.puppet.figure import Figure, gather
from biome.puppet.geometry import Array
from biome.puppet.motion.arms import bar_on_back, clasping, free_arms
from biome.puppet.motion.standing import Carriage, Posture, feet, legs_and_trunk, tipping
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

STANDING = Posture(thigh=87.0, shin=2.0, lean=3.0)


def usual_shin(thigh: float) -> float:
    """Shin angle at a thigh depth: 0.30 of the knee's flexion up to 90 degrees, 0.20 of the rest (measures.md)."""
    flexion = (90.0 - thigh) / 0.7
    return 0.30 * flexion if flexion <= 90.0 else 27.0 + 0.2 * ((99.0 - thigh) / 0.8 - 90.0)


def bottoms(performed: Set) -> list[Posture]:
    """The posture at the bottom of every rep, if it went through its full range."""
    depth = performed.trait("depth", 8.0)
    thighs = performed.fault("shallow_depth", depth)
    usual = [(90.0 - thigh) / 82.0 * 36.0 for thigh in thighs]
    leans = [performed.trait("lean", lean) for lean in usual]
    faulty = performed.fault("forward_lean", np.nan)
    leans = [lean if np.isnan(fault) else fault for lean, fault in zip(leans, faulty, strict=True)]
    shins = [performed.trait("shin", usual_shin(thigh)) for thigh in thighs]
    return [Posture(*angles) for angles in zip(thighs, shins, leans, strict=True)]


class Squat:
    """Eccentric first; hands clasped before the chest, hanging while walking."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        low = bottoms(performed)
        self.thigh = timeline.travel(STANDING.thigh, [p.thigh for p in low])
        self.shin = timeline.travel(STANDING.shin, [p.shin for p in low])
        self.lean = self.leaning([p.lean for p in low])
        self.stance, self.toe_out = performed.trait("stance", 1.25), performed.trait("toe_out", 12.0)

    def leaning(self, leans: list[float]) -> Keys:
        """The trunk over the set, tipping further where the hips rise first."""
        if not leans:
            return Keys([0.0], [STANDING.lean])
        turns = self.timeline.drawn(STANDING.lean, leans)
        return tipping(self.timeline, [STANDING.lean] * len(turns), turns, self.performed.fault("hips_first", 0.0))

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        carriage = self.carriage(t)
        planted = feet(self.body, self.stance, self.toe_out, carriage.heel_up)
        parts, trunk = legs_and_trunk(self.body, carriage, planted)
        parts |= self.arms(parts, carriage.lean, t)
        return gather(parts, back(self.body, trunk))

    def arms(self, parts: dict[Landmark, Array], lean: Array, t: Array) -> dict[Landmark, Array]:
        """Hands before the chest, or on the bar."""
        if self.performed.trait("bar", 0.0):
            return bar_on_back(self.body, parts, lean)
        return free_arms(self.body, parts, lean, clasping(self.performed, self.timeline, t))

    def carriage(self, t: Array) -> Carriage:
        """Legs, trunk and faults at the times ``t``."""
        lean = self.lean(t)
        return Carriage(
            thigh=self.thigh(t),
            shin=self.shin(t),
            lean=lean,
            head=self.gaze(t, lean),
            contour=self.grown(t, self.performed.fault("back_round", 0.0)),
            knee_in=self.sided(t, "knee_valgus"),
            heel_up=self.sided(t, "heel_lift"),
            shift=self.grown(t, self.performed.fault("hip_shift", 0.0)),
        )

    def grown(self, t: Array, values: list[float]) -> Array:
        """A fault that comes in with the load."""
        return self.timeline.level(t, values) * self.timeline.onset(t)

    def sided(self, t: Array, name: str) -> tuple[Array, Array]:
        """The same, left and right."""
        left, right = self.performed.sided_fault(name)
        return self.grown(t, left), self.grown(t, right)

    def gaze(self, t: Array, lean: Array) -> Array:
        """The neck: looking ahead, more or less, unless the style says otherwise."""
        if "gaze" in self.performed.style:
            return self.timeline.progress(t) * self.performed.trait("gaze", 0.0)
        return (lean - STANDING.lean) * -0.6
