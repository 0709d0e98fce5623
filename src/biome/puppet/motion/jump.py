"""The countermovement jump: a dip, a push, a ballistic flight, a landing that is taken up, and a stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import Array, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.pose import arm
from biome.puppet.motion.squat import usual_shin
from biome.puppet.motion.standing import Carriage, Motion, pelvis, under_reach
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, RepTruth, Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders

GRAVITY = 9.81
HEIGHT = 0.28
"""Metres of an ordinary jump."""
PUSH, ABSORB, HELD, RISE = 0.32, 0.24, 0.12, 0.7
"""Seconds of the push before take-off, from touch-down to the deepest point, there, and back up to standing."""
DIP_KNEE, LAND_KNEE = 88.0, 112.0
DIP_LEAN, LAND_LEAN = 42.0, 26.0
POINTED, REACHING = 48.0, 32.0
"""Degrees the heels are up as the toes leave the floor, and as they touch it again."""
STANCE, BAND = 1.15, (0.7, 1.9)
"""Ankle distance in shoulder widths, and the band that a landing may lie in."""
SWAY_HZ = 1.5
IN_THE_WINDOW = 0.93
"""Root mean square over a second of such a sway of amplitude sqrt 2, its straight line taken out."""
ARMS = (8.0, -38.0, 95.0, 115.0, 55.0, 55.0, 8.0)
"""Degrees of the arms ahead of the trunk: standing, dipped, off the floor, touching, low, low, standing."""
PUSHING = 2
"""Of the moments; the arms swing through it without a stop."""


class Moments:
    """Seconds of a rep's poses: standing, dipped, pushing, off the floor, touching, deepest, held, standing."""

    def __init__(self, rep: RepTruth, height: float) -> None:
        half = float(np.sqrt(2.0 * height / GRAVITY))
        self.apex = (rep.turn + rep.leave) / 2.0
        self.off, self.touch = self.apex - half, self.apex + half
        push = self.off - PUSH
        low = self.touch + ABSORB
        stood = min(low + HELD + RISE, rep.end)
        self.times = [min(rep.start, push - 0.2), push - 0.1, push, self.off, self.touch, low, low + HELD, stood]


class Jumps:
    """The curves of a set of jumps."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.reps = performed, body, timeline.reps
        self.height = [performed.trait("height", HEIGHT) * rep.share for rep in timeline.reps]
        self.moments = [Moments(rep, h) for rep, h in zip(self.reps, self.height, strict=True)]
        knees = performed.fault("stiff_landing", performed.trait("landing", LAND_KNEE))
        leans = performed.fault("trunk_stiff", LAND_LEAN)
        dips = [performed.trait("dip", DIP_KNEE)] * len(knees)
        self.knee = self.keyed(
            [(174.0, d, d, 172.0, max(162.0, k), k, k, 174.0) for d, k in zip(dips, knees, strict=True)]
        )
        self.lean = self.keyed([(3.0, DIP_LEAN, DIP_LEAN, 4.0, min(v, 8.0), v, v, 3.0) for v in leans])
        self.heel = self.keyed([(0.0, 0.0, 0.0, POINTED, REACHING, 0.0, 0.0, 0.0)] * len(knees))
        times = [time for m in self.moments for k, time in enumerate(m.times) if k != PUSHING]
        self.arm = Keys([0.0, *times], [ARMS[0], *ARMS * len(knees)])
        self.caved = self.keyed([(0.0, 0.0, 0.0, 0.0, 0.3, 1.0, 1.0, 0.0)] * len(knees))

    def keyed(self, values: Sequence[Sequence[float]]) -> Keys:
        """A curve through one value for every moment of every rep."""
        times = [time for m in self.moments for time in m.times]
        return Keys([0.0, *times], [values[0][0], *(v for row in values for v in row)])

    def clearance(self, t: Array, late: float = 0.0) -> Array:
        """(n,) metres the toes are over the floor; ``late`` seconds later on the way down."""
        up = np.zeros(t.shape)
        for m, high in zip(self.moments, self.height, strict=True):
            for apex in (m.apex, m.apex + late):
                up = np.maximum(up, high - GRAVITY / 2.0 * (t - apex) ** 2)
        return up

    def box(self, t: Array) -> Array:
        """(n,) metres of the box under the feet: jumped onto, and hopped down from when standing."""
        height = self.performed.trait("box", 0.0)
        times = [
            time
            for m, rep in zip(self.moments, self.reps, strict=True)
            for time in (m.off, m.touch, rep.end, rep.end + 0.45)
        ]
        return Keys([0.0, *times], [0.0, *[0.0, height, height, 0.0] * len(self.reps)])(t)

    def each(self, t: Array, name: str) -> Array:
        """(n,) a fault's value from its rep's take-off to the next one's."""
        values = self.performed.fault(name, 0.0)
        begun = np.searchsorted([m.off for m in self.moments], t) - 1
        return np.where(begun >= 0, np.asarray(values)[np.maximum(begun, 0)], 0.0)

    def sway(self, t: Array) -> Array:
        """(n,) metres sideways after each landing."""
        since = t - np.asarray([m.touch for m in self.moments])[:, None]
        wave = np.where((since > 0.15) & (since < 1.8), np.sin(2.0 * np.pi * SWAY_HZ * (since - 0.3)), 0.0).sum(axis=0)
        calm = np.clip(np.min(np.abs(since - 0.97), axis=0) * -20.0 + 20.0 * 0.82, 0.0, 1.0)
        return self.each(t, "no_stick") / 100.0 * self.body.trunk * np.sqrt(2.0) / IN_THE_WINDOW * wave * calm

    def caving(self, t: Array) -> tuple[Array, Array]:
        """(n,) knee_in of each side, degrees."""
        begun = np.maximum(np.searchsorted([m.off for m in self.moments], t) - 1, 0)
        left, right = (np.asarray(v)[begun] for v in self.performed.sided_fault("landing_valgus"))
        return left * self.caved(t), right * self.caved(t)


def jump(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """From standing to the height of the flight, the turn, and back to standing."""
    jumps = Jumps(performed, body, timeline)
    stance = stances(performed)

    def figure(t: Array) -> Figure:
        lean, air, box = jumps.lean(t), jumps.clearance(t), jumps.box(t)
        flat, late = planted(body, stance, jumps.heel(t)), jumps.clearance(t, uneven(performed))
        over = {side: box + (late if side == later(performed) else air) for side in SIDES}
        feet = {side: Foot(flat[side].toe + points(0.0, over[side], 0.0), 8.0, flat[side].heel_up) for side in SIDES}
        carried = pelvis(body, carriage(jumps, t, lean), flat) + points(0.0, air + box, jumps.sway(t))
        trunk = Trunk(under_reach(body, carried, feet), lean, head=-0.4 * lean)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side, knee_in in zip(SIDES, jumps.caving(t), strict=True):
            parts |= leg(body, parts[joint("HIP", side)], feet[side], side, knee_in)
            own = {"arm": jumps.arm(t), "arm_out": np.full(t.shape, 10.0), "elbow": np.full(t.shape, 155.0)}
            parts |= arm(body, parts[joint("SHOULDER", side)], lean, own, side)
        return gather(parts, back(body, trunk))

    return figure


def carriage(jumps: Jumps, t: Array, lean: Array) -> Carriage:
    """Legs and trunk on the floor."""
    knee, none = jumps.knee(t), np.zeros(t.shape)
    shin = np.vectorize(usual_shin)(90.0 - 0.7 * (180.0 - knee))
    return Carriage(knee - 90.0 + shin, shin, lean, none, none, (none, none), (none, none), none)


def planted(body: Body, stance: float, heel_up: Array) -> dict[str, Foot]:
    """Both feet on the floor, rolling over the toes."""
    z = stance * body.shoulders / 2.0
    return {side: Foot(toe_at(body, 0.0, OUTWARD[side] * z, 8.0, side), 8.0, heel_up) for side in SIDES}


def stances(performed: Set) -> float:
    """Shoulder widths between the ankles: the fault is how far outside the band, negative for too narrow."""
    off = performed.trait("stance", STANCE)
    if "stance_off" not in performed.faults:
        return off
    beyond = performed.fault("stance_off", 0.0)[0]
    return BAND[1] + beyond if beyond > 0.0 else BAND[0] + beyond


def uneven(performed: Set) -> float:
    """Seconds by which one foot lands after the other."""
    return abs(performed.fault("uneven_landing", 0.0)[0]) / 1000.0


def later(performed: Set) -> str:
    """The foot that lands later: the left one of a positive difference."""
    return "left" if performed.fault("uneven_landing", 0.0)[0] > 0.0 else "right"
