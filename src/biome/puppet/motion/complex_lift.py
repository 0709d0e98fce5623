"""Lifts from the floor or the thighs to the shoulders or overhead: cleans, presses, snatches; and thrusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, chord, points
from biome.puppet.limbs import Foot, Grip, arm, toe_at
from biome.puppet.motion.squat import usual_shin
from biome.puppet.motion.standing import Carriage, Motion, Posture, legs_and_trunk
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, RepTruth, Timeline
from biome.puppet.trunk import back

FLOOR, THIGHS = Posture(30.0, 14.0, 58.0), Posture(68.0, 8.0, 26.0)
"""At the bar on the floor, and with the bar at mid-thigh."""
TALL = Posture(88.0, 1.0, 0.0)
CATCH_KNEE, CATCH_LEAN = 110.0, 12.0
SQUAT_LEAN = 18.0
"""Trunk lean at the bottom of a thruster."""
BAR_AHEAD, RACK_AHEAD, RACK_UP = 0.05, 0.055, -0.02
"""The bar ahead of the ankles in the pull, and ahead of and above the shoulders in the rack: fractions of height."""
GRIP = 0.115
"""Each hand from the middle of the bar, fraction of height."""
LONG, LOCKED = 174.0, 172.0
"""Elbow angle of hanging and of locked arms."""
STANCE, CATCH_STANCE = 1.0, 1.35
HEELS = 28.0
"""Degrees the heels are up as the pull finishes."""


@dataclass(frozen=True)
class Moment:
    """How the lifter is at one time: legs and trunk, heels, how far the arms have left the pull (0 hanging, 1 rack or
    overhead), how far over the rack they are (1 overhead), how far into the catch the feet are, and the knees caved."""

    at: float
    posture: Posture
    up: float = 0.0
    over: float = 0.0
    heels: float = 0.0
    caught: float = 0.0
    caved: float = 0.0

    def numbers(self) -> tuple[float, ...]:
        """Everything but the time."""
        p = self.posture
        return (p.thigh, p.shin, p.lean, self.up, self.over, self.heels, self.caught, self.caved)


def bulging(moments: Sequence[Sequence[Moment]]) -> Keys:
    """0 but from half a pull to the catch, 1 halfway between the pull's end and the catch."""
    times, values = [0.0], [0.0]
    for rep in moments:
        ends = [i for i, m in enumerate(rep) if m.heels]
        if ends:
            pulled, caught = rep[ends[0]].at, rep[ends[0] + 1].at
            times += [pulled - (caught - pulled), (pulled + caught) / 2.0, caught + 0.1]
            values += [0.0, 1.0, 0.0]
    return Keys(times, values)


def bent(knee: float, lean: float) -> Posture:
    """The posture of a squat with this angle at the knee."""
    shin = usual_shin(90.0 - 0.7 * (180.0 - knee))
    return Posture(knee - 90.0 + shin, shin, lean)


class Lifts:
    """The curves of a set, from the moments of its reps."""

    def __init__(self, performed: Set, body: Body, moments: Sequence[Sequence[Moment]], timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        self.bulge = bulging(moments)
        flat = [m for rep in moments for m in rep]
        times = [0.0, *(m.at for m in flat)]
        rows = [flat[0].numbers(), *(m.numbers() for m in flat)]
        self.curves = [Keys(times, [row[k] for row in rows]) for k in range(8)]
        self.loop = 0.0
        self.loop = self.looping()

    def looping(self) -> float:
        """Metres by which the bar bulges forward so that its way leaves the straight line by the fault's share."""
        wanted = self.performed.fault("bar_loop", 0.0)[0]
        if not wanted:
            return 0.0
        low, high = 0.0, 0.5 * self.body.height
        for _ in range(24):
            self.loop = (low + high) / 2.0
            low, high = (self.loop, high) if self.path() < wanted else (low, self.loop)
        return (low + high) / 2.0

    def path(self) -> float:
        """Per cent of its length by which the first rep's bar leaves the line from over the knees to the top."""
        rep = self.timeline.reps[0]
        figure = self(np.linspace(rep.start, rep.turn, 120))
        way = figure.middle("WRIST")[:, :2]
        ankles = figure.middle("ANKLE")[:, 1]
        way = way[way[:, 1] - ankles > 0.59 * self.body.leg_length]
        line = way[-1] - way[0]
        length = float(np.hypot(*line))
        off = np.abs((way - way[0]) @ np.array([-line[1], line[0]])) / length
        return 100.0 * float(off.max()) / length

    def each(self, t: Array, name: str, otherwise: float) -> Array:
        """(n,) a fault's value from its rep's start to the next one's."""
        at = np.clip(np.searchsorted([rep.start for rep in self.timeline.reps], t, side="right") - 1, 0, None)
        return np.asarray(self.performed.fault(name, otherwise))[at]

    def __call__(self, t: Array) -> Figure:
        """The figure at the times ``t``."""
        thigh, shin, lean, up, over, heels, caught, caved = (curve(t) for curve in self.curves)
        sides = [np.asarray(v) for v in self.performed.sided_fault("catch_valgus")]
        at = np.clip(np.searchsorted([rep.start for rep in self.timeline.reps], t, side="right") - 1, 0, None)
        none = np.zeros(t.shape)
        held = Carriage(
            thigh, shin, lean, -0.35 * lean, none, (sides[0][at] * caved, sides[1][at] * caved), (heels, heels), none
        )
        wide = self.each(t, "starfish", self.performed.trait("stance", CATCH_STANCE))
        parts, trunk = legs_and_trunk(self.body, held, self.planted(STANCE + (wide - STANCE) * caught, heels))
        parts |= self.arms(parts, t, up, over)
        return gather(parts, back(self.body, trunk))

    def planted(self, stance: Array, heels: Array) -> dict[str, Foot]:
        """Both feet, ``stance`` shoulder widths apart."""
        z = stance * self.body.shoulders / 2.0
        return {side: Foot(toe_at(self.body, 0.0, OUTWARD[side] * z, 10.0, side), 10.0, heels) for side in SIDES}

    def arms(self, parts: dict[Landmark, Array], t: Array, up: Array, over: Array) -> dict[Landmark, Array]:
        """Hands on the bar: hanging, at the shoulders, overhead."""
        body, size = self.body, self.body.height
        reach = chord(body.upper_arm, body.forearm, self.each(t, "early_arms", LONG))
        locked = chord(body.upper_arm, body.forearm, self.each(t, "soft_finish", LOCKED))
        bulge = self.loop * self.bulge(t)
        found: dict[Landmark, Array] = {}
        for side, sign in OUTWARD.items():
            shoulder = parts[joint("SHOULDER", side)]
            aside = sign * GRIP * size - shoulder[:, 2]
            ahead = BAR_AHEAD * size - shoulder[:, 0]
            drop = np.sqrt(np.maximum(reach**2 - aside**2 - ahead**2, 0.0))
            rise = np.sqrt(np.maximum(locked**2 - aside**2, 0.0))
            x = (1.0 - up) * ahead + up * (1.0 - over) * RACK_AHEAD * size + bulge
            y = -(1.0 - up) * drop + up * ((1.0 - over) * RACK_UP * size + over * rise)
            # Behind the hands in the pull, under them in the rack, before the face overhead.
            turned = FORWARD * (0.2 + 0.7 * over)[:, None] - UP * (1.0 - 0.5 * over)[:, None]
            elbows = -FORWARD * (1.0 - up)[:, None] + turned * up[:, None] + RIGHT * sign * 0.12
            half = (4.0 * up * (1.0 - up))[:, None]
            out = (UP * 0.3 + RIGHT * sign) * half
            fingers = -UP * (1.0 - up)[:, None] + (UP * 0.8 + FORWARD * 0.2) * up[:, None] - FORWARD * 0.8 * half
            grip = Grip(fingers, RIGHT * -sign)
            found |= arm(body, shoulder, shoulder + points(x, y, aside), side, elbows + out, grip)
        return found


def shortened(hip: float) -> Posture:
    """The end of a pull whose hips reach this angle: half of what is missing is the trunk's, half the thighs'."""
    short = (90.0 + TALL.thigh - hip) / 2.0
    return Posture(TALL.thigh - short, TALL.shin + 0.3 * short, TALL.lean + short)


def complex_lift(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Pull, catch, stand, and with the style ``press`` overhead; ``snatch`` catches overhead; ``hang`` starts high."""
    ends = performed.fault("no_extension", 90.0 + TALL.thigh)
    moments = [_of_rep(performed, rep, hip) for rep, hip in zip(timeline.reps, ends, strict=True)]
    return Lifts(performed, body, moments, timeline)


def _of_rep(performed: Set, rep: RepTruth, hip: float) -> list[Moment]:
    """The moments of one rep, up and down."""
    press, snatch = performed.trait("press", 0.0), performed.trait("snatch", 0.0)
    low = THIGHS if performed.trait("hang", 0.0) else FLOOR
    overhead, caught = max(press, snatch), 0.62 if press else 0.8
    up, down = rep.turn - rep.start, rep.end - rep.leave
    pulled = Moment(rep.start + 0.42 * caught * up, shortened(hip), heels=HEELS)
    dip = Moment(rep.start + 0.8 * caught * up, bent(CATCH_KNEE, CATCH_LEAN), 1.0, snatch, 0.0, 1.0, 1.0)
    stood = Moment(rep.start + caught * 1.15 * up, TALL, 1.0, snatch, 0.0, 1.0)
    top = replace(stood, at=rep.turn, over=overhead)
    held = replace(top, at=rep.leave)
    back_down = Moment(rep.leave + 0.4 * down, TALL, 1.0, 0.0, 0.0, 1.0)
    hanging = Moment(rep.leave + 0.7 * down, THIGHS)
    through = [Moment(rep.start + 0.28 * caught * up, THIGHS)] if low is FLOOR else []
    rest = [Moment(rep.start, low), *through, pulled, dip, replace(dip, at=dip.at + 0.06 * up), stood, top, held]
    return [*rest, *([back_down] if overhead else []), hanging, Moment(rep.end, low)]


def thruster(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """From overhead to the rack, down, and up again in one; the first rep starts in the rack, the last ends there."""
    depths = performed.fault("shallow_depth", performed.trait("depth", 0.0))
    moments = [_of_thruster(rep, depth, rep.index == 1) for rep, depth in zip(timeline.reps, depths, strict=True)]
    last = timeline.reps[-1]
    racked = Moment(last.end + 1.0, TALL, 1.0, 0.0, 0.0, 1.0)
    moments[-1] += [replace(racked, at=last.end + 0.3, over=1.0), racked]
    return Lifts(performed, body, moments, timeline)


def _of_thruster(rep: RepTruth, depth: float, first: bool) -> list[Moment]:
    shin = usual_shin(depth)
    low = Posture(depth, shin, SQUAT_LEAN)
    begun = Moment(rep.start, TALL, 1.0, 0.0 if first else 1.0, 0.0, 1.0)
    down, up = rep.turn - rep.start, rep.end - rep.leave
    racked = Moment(rep.start + 0.45 * down, bent(160.0, 6.0), 1.0, 0.0, 0.0, 1.0, 0.3)
    bottom = Moment(rep.turn, low, 1.0, 0.0, 0.0, 1.0, 1.0)
    driven = Moment(rep.leave + 0.55 * up, TALL, 1.0, 0.15, 0.0, 1.0)
    return [begun, racked, bottom, replace(bottom, at=rep.leave), driven, Moment(rep.end, TALL, 1.0, 1.0, 0.0, 1.0)]
