"""The forward lunge: a step out, down, up and back, one side or alternating."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import Array, bisect, leaning, points
from biome.puppet.limbs import Foot, ankle, leg, toe_at
from biome.puppet.motion.arms import clasping, free_arms
from biome.puppet.motion.standing import Motion, under_reach
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, RepTruth, Timeline, ease
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders, sideways

LANDS = 0.5
"""Share of the lowering in which the foot is in the air; as much of the lift at its end."""
FORWARD_SHARE = 0.55
"""Share of the lowering in which the hips move forward: ahead of their drop, so that the foot never pulls them down."""
CLEARANCE = 0.03
"""The stepping foot above the floor at its highest, fraction of height."""
REAR_HEEL = 60.0
"""Degrees the rear heel is up at the bottom."""
LEAD_HEEL = 15.0
"""Degrees the leading heel comes up when the step is too short."""
SOFT = 0.998
"""Hip to ankle when standing, over the leg's length: nobody stands with locked knees."""


class Steps:
    """What every lunge of a set needs, by rep."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.body, self.reps = body, timeline.reps
        step, knee = performed.trait("step", 0.95), performed.fault("shallow_depth", 90.0)
        self.ratio = performed.fault("short_step", step)
        self.knee = [172.0 - (172.0 - k) * rep.share for k, rep in zip(knee, self.reps, strict=True)]
        self.shin = performed.trait("shin", 5.0)
        self.lean = performed.fault("trunk_collapse", performed.trait("lean", 6.0))
        self.lead_heel = [LEAD_HEEL if r < step else 0.0 for r in self.ratio]
        self.valgus = performed.fault("knee_valgus", 0.0)
        self.z = body.hips / 2.0 * 1.15

    def rear_ankle(self) -> Array:
        """(3,) of the rear ankle at the bottom, toe where it stands."""
        return ankle(self.body, Foot(self.home("left"), 0.0, REAR_HEEL), "left")

    def home(self, side: str) -> Array:
        """(3,) the toe of a standing foot."""
        return toe_at(self.body, 0.0, OUTWARD[side] * self.z, 0.0, side)

    def reach(self, k: int) -> float:
        """How far the leading toe travels, metres, so that the ankles are ``ratio`` leg lengths apart at the bottom."""
        lead = ankle(self.body, Foot(self.home("left"), 0.0, self.lead_heel[k]), "left")
        return float(self.rear_ankle()[0] + self.ratio[k] * self.body.leg_length - lead[0])

    def bottom(self, k: int) -> tuple[float, float]:
        """x and y of mid-hip at the bottom of rep ``k``: over the leading leg's shin and knee angles."""
        back = bisect(lambda shin: self.rear_length(k, shin) - SOFT * self.body.leg_length, -45.0, self.shin, (1,))
        fits = self.rear_length(k, np.array([self.shin]))[0] <= SOFT * self.body.leg_length
        hip = self.hip_over(k, np.array([self.shin]) if fits else back)[0]
        return float(hip[0]), float(hip[1])

    def hip_over(self, k: int, shin: Array) -> Array:
        """(n, 3) mid-hip at the bottom over a leading shin that leans so far, degrees."""
        foot = Foot(self.home("left") + points(self.reach(k), 0.0, 0.0), 0.0, self.lead_heel[k])
        flat = np.sqrt(self.body.thigh**2 - (self.z - self.body.hips / 2.0) ** 2)
        return (
            ankle(self.body, foot, "left")
            + leaning(shin) * self.body.shin
            + leaning(shin + self.knee[k] - 180.0) * flat
        )

    def rear_length(self, k: int, shin: Array) -> Array:
        """(n,) metres from hip to ankle of the rear leg: a shallow lunge with a long step leans the shin back."""
        aside = points(0.0, 0.0, self.z - self.body.hips / 2.0)
        flat = np.array([1.0, 1.0, 0.0])
        return np.linalg.norm((self.hip_over(k, shin) - self.rear_ankle()) * flat + aside, axis=-1)

    def forward(self, values: list[float]) -> Keys:
        """A curve that reaches each rep's value with the step and leaves it with the step back."""
        times, places = [0.0], [0.0]
        for rep, value in zip(self.reps, values, strict=True):
            there = rep.start + FORWARD_SHARE * (rep.turn - rep.start)
            times += [rep.start, there, rep.end - FORWARD_SHARE * (rep.end - rep.leave), rep.end]
            places += [0.0, value, value, 0.0]
        return Keys(times, places)


def swings(rep: RepTruth) -> tuple[float, float]:
    """When the stepping foot lands and when it leaves the floor again, seconds."""
    return rep.start + LANDS * (rep.turn - rep.start), rep.end - LANDS * (rep.end - rep.leave)


def foot_of(steps: Steps, side: str, t: Array) -> Foot:
    """One foot over the whole set: stepping out in its own reps, rolling onto its toes behind in the other's."""
    times, places, heels = [0.0], [0.0], [0.0]
    lift = np.zeros(t.shape)
    for k, rep in enumerate(steps.reps):
        if rep.side != side:
            continue
        land, off = swings(rep)
        times += [rep.start, land, rep.turn, rep.leave, off, rep.end]
        places += [0.0, *([steps.reach(k)] * 4), 0.0]
        heels += [0.0, 0.0, steps.lead_heel[k], steps.lead_heel[k], 0.0, 0.0]
        for begin, end in ((rep.start, land), (off, rep.end)):
            lift += CLEARANCE * steps.body.height * np.sin(np.pi * np.clip((t - begin) / (end - begin), 0, 1)) ** 2
    behind = steps.forward([0.0 if rep.side == side else REAR_HEEL for rep in steps.reps])(t)
    return Foot(steps.home(side) + points(Keys(times, places)(t), lift, 0.0), 0.0, Keys(times, heels)(t) + behind)


def lunge(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first; hands clasped before the chest."""
    steps, n = Steps(performed, body, timeline), len(timeline.reps)
    standing = body.ankle_height + SOFT * body.leg_length
    bottoms = [steps.bottom(k) for k in range(n)]
    high = timeline.strokes([standing] * n, [y for _, y in bottoms])
    over = steps.forward([x for x, _ in bottoms])
    lean = timeline.strokes([2.0] * n, steps.lean)
    tips = [sideways(tip, ahead) for tip, ahead in zip(performed.fault("side_lean", 0.0), steps.lean, strict=True)]
    aside = timeline.strokes([0.0] * n, tips)
    dropped = timeline.strokes([0.0] * n, performed.fault("pelvis_drop", 0.0))

    def figure(t: Array) -> Figure:
        planted = {side: foot_of(steps, side, t) for side in SIDES}
        hips = under_reach(body, points(over(t), high(t), 0.0), planted)
        trunk = Trunk(hips, lean(t), aside(t), head=-0.5 * lean(t), drop=dropped(t))
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side in SIDES:
            own = [v if rep.side == side else 0.0 for v, rep in zip(steps.valgus, steps.reps, strict=True)]
            inside = timeline.level(t, own) * ease((timeline.progress(t) - 0.5) * 4.0)
            parts |= leg(body, parts[joint("HIP", side)], planted[side], side, inside)
        parts |= free_arms(body, parts, trunk.lean, clasping(performed, timeline, t))
        return gather(parts, back(body, trunk))

    return figure
