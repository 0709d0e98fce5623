"""The Romanian deadlift: from standing, the hips go back over soft knees and the bar down the thighs."""

from __future__ import annotations

import numpy as np

from biome.puppet.body import Body
from biome.puppet.figure import Figure, gather
from biome.puppet.geometry import Array
from biome.puppet.motion.deadlift import BAR_AHEAD, LOCKED, arms_to_bar, around, tops
from biome.puppet.motion.standing import Carriage, feet, legs_and_trunk
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline
from biome.puppet.trunk import back

SHIN, KNEE = 4.0, 155.0
"""At the bottom: the shins stand, the knees are soft."""
HINGE = 76.0
"""Degrees the trunk tips in a full hinge."""
UPRIGHT = 0.5
"""Degrees the trunk stays more upright for every degree the knees bend more."""
NECK = -0.30
"""Head-neck angle at the bottom for every degree of hinge: the eyes stay on the floor ahead."""


class RomanianDeadlift:
    """Eccentric first, arms straight, the bar close to the legs."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        high = tops(performed)
        knee = performed.fault("squatty_hinge", performed.trait("knee", KNEE))
        low = lows(performed, high, knee)
        turns = [top + (lean - top) * rep.share for top, lean, rep in zip(high, low, timeline.reps, strict=True)]
        self.lean = timeline.strokes(high, turns)
        self.thigh = timeline.travel(LOCKED.thigh, [k - 90.0 + SHIN for k in knee])
        self.shin = timeline.travel(LOCKED.shin, [SHIN] * len(knee))
        self.neck = timeline.travel(0.0, performed.fault("neck_crank", NECK * HINGE))
        flat = np.zeros(1)
        self.planted = feet(body, performed.trait("stance", 1.0), performed.trait("toe_out", 8.0), (flat, flat))
        self.drift = [percent / 100.0 * self.travel() for percent in performed.fault("bar_drift", 0.0)]

    def travel(self) -> float:
        """How far down the bar goes in the first rep, metres."""
        rep = self.timeline.reps[0]
        self.drift = [0.0] * len(self.timeline.reps)
        bar = self(np.array([rep.start, rep.turn])).middle("WRIST")[:, 1]
        return float(bar[0] - bar[1])

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        lean, done = self.lean(t), self.timeline.progress(t)
        carriage = self.carriage(t, lean, done)
        parts, trunk = legs_and_trunk(self.body, carriage, self.planted)
        bar = BAR_AHEAD * self.body.height + self.timeline.level(t, self.drift) * 4.0 * done * (1.0 - done)
        parts |= arms_to_bar(self.body, parts, lean, np.ones(t.shape), bar)
        return gather(parts, back(self.body, trunk))

    def carriage(self, t: Array, lean: Array, done: Array) -> Carriage:
        """Legs and trunk; a back that rounds does so with the hinge."""
        none = np.zeros(t.shape)
        return Carriage(
            thigh=self.thigh(t),
            shin=self.shin(t),
            lean=lean,
            head=self.neck(t),
            contour=around(self.timeline, t, self.performed.fault("back_round", 0.0)) * done,
            knee_in=(none, none),
            heel_up=(none, none),
            shift=none,
        )


def lows(performed: Set, high: list[float], knee: list[float]) -> list[float]:
    """Trunk lean at the bottom of every rep: knees that bend more take the bar down with less of it."""
    usual = performed.trait("hinge", HINGE)
    found = [usual - UPRIGHT * max(KNEE - bent, 0.0) for bent in knee]
    short = performed.fault("short_hinge", np.nan)
    return [lean if np.isnan(tip) else top + tip for lean, tip, top in zip(found, short, high, strict=True)]
