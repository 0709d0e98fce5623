"""Walking into the picture before a set and out of it afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather, in_turn
from biome.puppet.geometry import Array, points
from biome.puppet.limbs import Foot, leg
from biome.puppet.motion.arms import free_arms
from biome.puppet.motion.standing import Motion, under_reach
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline
from biome.puppet.trunk import NECK_LEAN, Trunk, back, head, hips_and_shoulders

STEP_SECONDS = 0.55
STEP = 0.29
"""Length of a step, fraction of height."""
CLEARANCE = 0.03
"""The swinging foot above the floor, fraction of height."""
PUSH_OFF = 28.0
"""Degrees the heel is up in the swing, and of a foot left behind."""
ARM_SWING = 18.0


@dataclass(frozen=True, eq=False)
class Stance:
    """Where a walk ends or begins: toes and their turn-out by side, mid-hip, lean of trunk and neck (degrees)."""

    toes: dict[str, Array]
    toe_out: dict[str, float]
    hips: Array
    lean: float
    neck: float

    @classmethod
    def of(cls, figure: Figure) -> Stance:
        """The stance of the first moment of a figure that stands."""
        toes = {side: figure[joint("FOOT_INDEX", side)][0] for side in SIDES}
        foot = {side: toes[side] - figure[joint("HEEL", side)][0] for side in SIDES}
        out = {side: float(np.degrees(np.arctan2(OUTWARD[side] * way[2], way[0]))) for side, way in foot.items()}
        hips, shoulders, ears = (figure.middle(name)[0] for name in ("HIP", "SHOULDER", "EAR"))
        lean, neck = (float(np.degrees(np.arctan2(w[0], w[1]))) for w in (shoulders - hips, ears - shoulders))
        return cls(toes, out, hips, lean, neck - lean - NECK_LEAN)


class Gait:
    """Steps that end at x = 0 after ``seconds``: each foot's way and the body's."""

    def __init__(self, body: Body, seconds: float, step: float = STEP, pace: float = STEP_SECONDS) -> None:
        self.body = body
        count = max(2, round(seconds / pace))
        self.length = seconds / count
        lands = [min(0.0, step * body.height * (i + 2 - count)) for i in range(count)]
        start = step * body.height * (1 - count)
        self.ways = {side: self.way(lands, start, k) for k, side in enumerate(SIDES)}

    def way(self, lands: list[float], start: float, first: int) -> Keys:
        """x of a foot that takes every second step."""
        times, places = [0.0], [start]
        for i in range(first, len(lands), 2):
            times += [i * self.length, (i + 1) * self.length]
            places += [places[-1], lands[i]]
        return Keys(times, places)

    def swing(self, t: Array, side: str) -> Array:
        """0 with the foot on the floor, 1 in the middle of its step."""
        count, share = np.divmod(np.clip(t / self.length, 0.0, self.ways[side].times[-1] / self.length - 1e-9), 1.0)
        own = count.astype(int) % 2 == SIDES.index(side)
        return np.where(own & (t < self.ways[side].times[-1]), np.sin(np.pi * share) ** 2, 0.0)

    def body_x(self, t: Array) -> Array:
        """x of the pelvis: the mean of both feet over the half step to come: it leads them and rests with them."""
        ahead = np.linspace(0.0, 0.5, 9)[:, None] * self.length
        return np.mean([way(t + ahead) for way in self.ways.values()], axis=(0, 1))


def walk(body: Body, stance: Stance, seconds: float, t: Array, leaving: bool) -> Figure:
    """The figure ``t`` seconds into a walk that ends in the stance, or that starts from it when leaving."""
    gait = Gait(body, seconds)
    when, way = (seconds - t, -1.0) if leaving else (t, 1.0)
    hips = stance.hips + points(way * gait.body_x(when), 0.0, 0.0)
    feet: dict[str, Foot] = {}
    for side in SIDES:
        up = gait.swing(when, side)
        shift = points(way * gait.ways[side](when), CLEARANCE * body.height * up, 0.0)
        toe = stance.toes[side] + shift
        behind = np.clip((hips[:, 0] - toe[:, 0]) / (0.2 * body.height), 0.0, 1.0)
        feet[side] = Foot(toe, stance.toe_out[side], PUSH_OFF * np.maximum(up, behind))
    trunk = Trunk(under_reach(body, hips, feet), np.full(t.shape, stance.lean), head=stance.neck)
    parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
    for side in SIDES:
        parts |= leg(body, parts[joint("HIP", side)], feet[side], side)
    apart = (feet["right"].toe - feet["left"].toe)[:, 0] / (STEP * body.height)
    parts |= free_arms(body, parts, trunk.lean, np.zeros(t.shape), -ARM_SWING * apart)
    return gather(parts, back(body, trunk))


def walking(performed: Set, body: Body, timeline: Timeline, motion: Motion) -> Motion:
    """The motion with its walk in and walk out, if the set has them."""
    into, out = performed.walk_in, performed.walk_out
    if not into and not out:
        return motion
    leaves = timeline.seconds - out
    ends = Stance.of(motion(np.array([into]))), Stance.of(motion(np.array([leaves])))

    def figure(t: Array) -> Figure:
        coming = walk(body, ends[0], into, np.clip(t, 0.0, into), leaving=False) if into else motion(t)
        going = walk(body, ends[1], out, np.clip(t - leaves, 0.0, out), leaving=True) if out else motion(t)
        return in_turn([motion(t), coming, going], np.where(t < into, 1, np.where(t > leaves, 2, 0)))

    return figure
