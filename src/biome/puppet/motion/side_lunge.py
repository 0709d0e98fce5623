"""The side lunge: a wide step aside, the hips down and back over one foot, and back; the other leg stays straight."""

from __future__ import annotations

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import Array, bend, hinge_circle, points, unit
from biome.puppet.limbs import STRAIGHT, Foot, ankle, heading, leg, toe_at
from biome.puppet.motion.arms import clasping, free_arms
from biome.puppet.motion.lunge import CLEARANCE, SOFT
from biome.puppet.motion.standing import Motion, under_reach
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline, ease
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders, sideways

HOME, WIDTH = 0.08, 3.1
"""Each ankle from the middle while standing, fraction of height, and both apart at the bottom, shoulder widths."""
LOW, LEAN, BACK = 0.62, 30.0, 0.10
"""Hip height at the bottom in leg lengths, trunk lean, and how far the hips go back, fraction of height."""
SPREAD = 1.8
"""Both feet from under their hips, over what one straight leg spans: who stays high cannot step as wide."""
TOE_OUT = 12.0


class Aside:
    """What the side lunges of a set need."""

    def __init__(self, performed: Set, body: Body, timeline: Timeline) -> None:
        self.performed, self.body, self.timeline = performed, body, timeline
        low = performed.fault("shallow_depth", performed.trait("depth", LOW))
        standing = body.ankle_height + SOFT * body.leg_length
        self.high = timeline.travel(standing, [body.ankle_height + v * body.leg_length for v in low])
        self.behind = timeline.travel(0.0, [-BACK * body.height * (1.0 - v) / (1.0 - LOW) for v in low])
        self.lean_at = performed.fault("trunk_collapse", performed.trait("lean", LEAN))
        self.lean = timeline.travel(2.0, self.lean_at)
        self.steps = [self.step(v) for v in timeline.drawn(1.0, low)]

    def step(self, low: float) -> float:
        """Metres the foot goes aside for hips this low, leg lengths."""
        spans = SPREAD * np.sqrt(1.0 - low**2) * self.body.leg_length + self.body.hips
        width = min(self.performed.trait("width", WIDTH) * self.body.shoulders, float(spans))
        return width - 2.0 * HOME * self.body.height

    def begun(self, t: Array) -> Array:
        """0 while standing, 1 from a third of the way down."""
        return ease(np.clip(self.timeline.progress(t) * 3.0, 0.0, 1.0))

    def gone(self, t: Array) -> Array:
        """(n,) metres the stepping foot is out: it is set down as wide as the hips' height lets it, and stays there."""
        span = self.spanned(self.high(t) - self.body.ankle_height, self.behind(t))
        free = SPREAD * span + self.body.hips - 2.0 * HOME * self.body.height
        return np.clip(free, 0.0, self.timeline.level(t, self.steps)) * self.begun(t)

    def foot(self, side: str, t: Array) -> Foot:
        """One foot, stepping out in its own reps."""
        out = self.gone(t) * self.timeline.level(t, [float(rep.side == side) for rep in self.timeline.reps])
        share = out / np.maximum(self.timeline.level(t, self.steps), out + 1e-9)
        lift = CLEARANCE * self.body.height * 4.0 * share * (1.0 - share)
        z = OUTWARD[side] * (HOME * self.body.height + out)
        return Foot(toe_at(self.body, 0.0, z, TOE_OUT, side) + points(0.0, lift, 0.0), TOE_OUT)

    def across(self, t: Array, y: Array, x: Array, feet: dict[str, Foot]) -> Array:
        """z of mid-hip: as far from the standing foot as its straight leg allows, from where it stands."""
        z = np.zeros(t.shape)
        for rep in self.timeline.reps:
            stays, sign = ("left" if rep.side == "right" else "right"), OUTWARD[rep.side]
            foot = ankle(self.body, feet[stays], stays)
            home = HOME * self.body.height - self.body.hips / 2.0
            further = self.spanned(y - foot[:, 1], x - foot[:, 0]) - home
            inside = (t >= rep.start) & (t <= rep.end)
            z = np.where(inside, sign * further * self.begun(t), z)
        return z

    def spanned(self, up: Array, ahead: Array) -> Array:
        """(n,) metres aside of its foot that a straight leg takes the hip, so high and so far ahead of it."""
        return np.sqrt(np.maximum((STRAIGHT * self.body.leg_length) ** 2 - up**2 - ahead**2, 0.0))


def limb(body: Body, hip: Array, foot: Foot, side: str, inside: Array, over: Array) -> dict[Landmark, Array]:
    """A leg whose knee bends the way the foot points, and over the foot (and ``inside`` of it) as far as ``over``."""
    parts = leg(body, hip, foot, side, inside)
    at = ankle(body, foot, side)
    centre, radius, _ = hinge_circle(hip, at, body.thigh, body.shin)
    ways = [
        unit(knee - centre)
        for knee in (bend(hip, at, body.thigh, body.shin, heading(foot, side)), parts[joint("KNEE", side)])
    ]
    way = unit(ways[0] + (ways[1] - ways[0]) * over[:, None])
    return {**parts, joint("KNEE", side): centre + way * radius[:, None]}


def side_lunge(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Eccentric first, left and right by turns; hands clasped before the chest."""
    aside = Aside(performed, body, timeline)
    tips = [sideways(tip, ahead) for tip, ahead in zip(performed.fault("side_lean", 0.0), aside.lean_at, strict=True)]
    tipped = timeline.travel(0.0, tips)
    valgus = performed.fault("knee_valgus", 0.0)

    def figure(t: Array) -> Figure:
        feet = {side: aside.foot(side, t) for side in SIDES}
        y, x = aside.high(t), aside.behind(t)
        hips = under_reach(body, points(x, y, aside.across(t, y, x, feet)), feet)
        lean = aside.lean(t)
        trunk = Trunk(hips, lean, tipped(t), head=-0.5 * lean)
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        deep = ease((timeline.progress(t) - 0.4) * 2.0)
        for side in SIDES:
            own = [float(rep.side == side) for rep in timeline.reps]
            inside = timeline.level(t, [v * share for v, share in zip(valgus, own, strict=True)]) * deep
            over = timeline.level(t, own) * deep
            parts |= limb(body, parts[joint("HIP", side)], feet[side], side, inside, over)
        parts |= free_arms(body, parts, lean, clasping(performed, timeline, t))
        return gather(parts, back(body, trunk))

    return figure
