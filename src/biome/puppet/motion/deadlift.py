"""The deadlift: bends down to the bar, lifts it to standing, puts it back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, points
from biome.puppet.limbs import STRAIGHT, Grip, arm
from biome.puppet.motion.arms import free_arms
from biome.puppet.motion.standing import Carriage, Posture, feet, legs_and_trunk, tipping
from biome.puppet.schedule import first_rep, setup_seconds, stands_up
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import back

FLOOR = Posture(thigh=32.0, shin=12.0, lean=63.0)
LOCKED = Posture(thigh=88.0, shin=1.0, lean=0.0)
GRIP = 0.13
"""Each hand from the middle of the bar, fraction of height."""
BAR_AHEAD = 0.05
"""The bar ahead of the ankles, fraction of height: over the middle of the foot."""
TIPS, FURTHEST = 0.4, 28.0
"""Degrees the shins tip forward for every degree the knees bend more than usual, until they touch the bar."""
NECK = -0.35
"""Head-neck angle for every degree of lean: the eyes stay ahead."""
GRASP = 0.5
"""Seconds spent at the bar before the first lift."""


def shoulder_height(body: Body, posture: Posture) -> float:
    """Mid-shoulder over the ankles, metres, both legs and trunk seen from the side."""
    shin, thigh = body.shin * np.cos(np.radians(posture.shin)), body.thigh * np.sin(np.radians(posture.thigh))
    return float(shin + thigh + body.trunk * np.cos(np.radians(posture.lean)))


def floors(performed: Set, body: Body) -> list[Posture]:
    """The posture at the bar of every rep. Deeper knees come with a more upright trunk: the bar lies where it lies."""
    usual = replace(FLOOR, lean=performed.trait("lean", FLOOR.lean))
    high = shoulder_height(body, usual)
    found: list[Posture] = []
    bent = 90.0 + usual.thigh - usual.shin
    for knee in performed.fault("squatty_hinge", bent):
        shin = min(usual.shin + TIPS * max(bent - knee, 0.0), FURTHEST)
        low = replace(usual, shin=shin, thigh=knee - 90.0 + shin)
        rest = (high - shoulder_height(body, replace(low, lean=90.0))) / body.trunk
        found.append(replace(low, lean=float(np.degrees(np.arccos(np.clip(rest, 0.0, 1.0))))))
    return found


def tops(performed: Set) -> list[float]:
    """Trunk lean at the top of every rep."""
    open_hip = 90.0 + LOCKED.thigh
    soft = performed.fault("soft_lockout", open_hip)
    over = performed.fault("overextend", LOCKED.lean)
    return [lean + open_hip - hip for hip, lean in zip(soft, over, strict=True)]


def bent(performed: Set, timeline: Timeline) -> Keys:
    """0 while standing without the bar, 1 from taking it to letting it go."""
    first, setup = first_rep(performed), setup_seconds(performed)
    times, values = ([first - setup, first - GRASP], [0.0, 1.0]) if setup else ([0.0], [1.0])
    if stands_up(performed):
        end = timeline.reps[-1].end
        times, values = [*times, end + GRASP, end + GRASP + 1.3], [*values, 1.0, 0.0]
    return Keys(times, values)


class Deadlift:
    """Concentric first, arms straight, the bar over the middle of the foot."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        low, lean = floors(performed, body), tops(performed)
        self.thigh = self.lifted([p.thigh for p in low], [LOCKED.thigh] * len(low))
        self.shin = self.lifted([p.shin for p in low], [LOCKED.shin] * len(low))
        self.lean = self.lifted([p.lean for p in low], lean, performed.fault("hips_first", 0.0))
        self.neck = self.lifted(performed.fault("neck_crank", NECK * low[0].lean), [0.0] * len(low))
        self.held = bent(performed, timeline)
        self.travel = shoulder_height(body, LOCKED) - shoulder_height(body, low[0])
        self.stance, self.toe_out = performed.trait("stance", 1.0), performed.trait("toe_out", 8.0)

    def lifted(self, floor: list[float], top: list[float], extra: list[float] | None = None) -> Keys:
        """An angle from the floor to the top of each rep, as far as its range goes."""
        shares = [rep.share for rep in self.timeline.reps]
        turns = [low + (high - low) * share for low, high, share in zip(floor, top, shares, strict=True)]
        return tipping(self.timeline, floor, turns, extra or [0.0] * len(turns), lift_first=True)

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        grip, done = self.held(t), self.timeline.progress(t)
        carriage = self.carriage(t, grip, done)
        planted = feet(self.body, self.stance, self.toe_out, carriage.heel_up)
        parts, trunk = legs_and_trunk(self.body, carriage, planted)
        drift = self.timeline.level(t, self.performed.fault("bar_drift", 0.0)) / 100.0 * self.travel
        bar = BAR_AHEAD * self.body.height + drift * 4.0 * done * (1.0 - done)
        parts |= arms_to_bar(self.body, parts, carriage.lean, grip, bar)
        return gather(parts, back(self.body, trunk))

    def carriage(self, t: Array, grip: Array, done: Array) -> Carriage:
        """Legs and trunk: standing without the bar at ``grip`` 0, lifting at 1."""
        lean = LOCKED.lean + (self.lean(t) - LOCKED.lean) * grip
        none = np.zeros(t.shape)
        return Carriage(
            thigh=LOCKED.thigh + (self.thigh(t) - LOCKED.thigh) * grip,
            shin=LOCKED.shin + (self.shin(t) - LOCKED.shin) * grip,
            lean=lean,
            head=self.neck(t) * grip + NECK * lean * (1.0 - grip),
            contour=around(self.timeline, t, self.performed.fault("back_round", 0.0)) * grip * (1.0 - done),
            knee_in=(none, none),
            heel_up=(none, none),
            shift=none,
        )


def around(timeline: Timeline, t: Array, values: list[float]) -> Array:
    """Each rep's value, held from before the first rep to after the last and changed at the top of a rep."""
    turns = [rep.turn for rep in timeline.reps[1:]]
    return np.asarray(values)[np.searchsorted(turns, t)]


def arms_to_bar(
    body: Body, parts: dict[Landmark, Array], lean: Array, grip: Array, bar: Array
) -> dict[Landmark, Array]:
    """Straight arms: hanging at ``grip`` 0, hands on a bar ``bar`` metres ahead of the ankles at 1."""
    hanging = free_arms(body, parts, lean, np.zeros(lean.shape))
    arms: dict[Landmark, Array] = {}
    for side, sign in OUTWARD.items():
        shoulder = parts[joint("SHOULDER", side)]
        aside = points(bar, 0.0, sign * GRIP * body.height) - shoulder * np.array([1.0, 0.0, 1.0])
        drop = np.sqrt(np.maximum((STRAIGHT * body.reach) ** 2 - np.sum(aside**2, axis=-1), 0.0))
        on_bar = shoulder + aside - UP * drop[:, None]
        wrist = on_bar * grip[:, None] + hanging[joint("WRIST", side)] * (1.0 - grip[:, None])
        knuckles = Grip(-UP, FORWARD - RIGHT * sign * grip[:, None])
        arms |= arm(body, shoulder, wrist, side, -FORWARD + RIGHT * sign * 0.3, knuckles)
    return arms
