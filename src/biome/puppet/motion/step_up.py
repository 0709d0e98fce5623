"""The step-up: one foot stays on the box, the other leaves the floor, stands beside it and goes back."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure, gather
from biome.puppet.geometry import Array, points
from biome.puppet.limbs import Foot, leg, toe_at
from biome.puppet.motion.arms import free_arms
from biome.puppet.motion.standing import Motion, under_reach
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, RepTruth, Timeline
from biome.puppet.trunk import Trunk, back, head, hips_and_shoulders, sideways

BOX = 0.19
"""Height of the box, fraction of height."""
BEHIND = 0.24
"""The rear foot behind the front one on the floor, fraction of height."""
HIPS_BACK = 0.12
"""Hips behind the front ankle at the bottom, fraction of height."""
SOFT = 0.985
"""Hip to ankle over the leg's length when standing tall."""
RISING, COMING = (0.10, 0.85), (0.25, 1.0)
"""Shares of the lift in which the rear foot rises and comes forward."""
LEAN, TALL = 24.0, 3.0
"""Lean of the trunk at the bottom and at the top."""


def step_up(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first, always the same leg: the right one unless the style says otherwise."""
    lead, n = ("right" if performed.trait("lead", 1.0) > 0 else "left"), len(timeline.reps)
    box, away = performed.trait("box", BOX) * body.height, BEHIND * body.height
    low, high = heights(body, box)
    rise = timeline.travel(low, [high] * n)
    come = timeline.travel(-HIPS_BACK * body.height, [0.0] * n)
    leans = performed.fault("trunk_collapse", performed.trait("lean", LEAN))
    lean = timeline.strokes(leans, [TALL] * n)
    tips = [sideways(tip, ahead) for tip, ahead in zip(performed.fault("side_lean", 0.0), leans, strict=True)]
    side_lean = timeline.strokes(tips, [0.0] * n)
    lifted, brought = swinging(timeline, *RISING), swinging(timeline, *COMING)
    sign = OUTWARD[lead]
    dropped = on_one_leg(timeline, [sign * v for v in performed.fault("pelvis_drop", 0.0)])
    caved = on_one_leg(timeline, performed.fault("knee_valgus", 0.0))

    def figure(t: Array) -> Figure:
        up, forward, none = box * lifted(t), -away * (1.0 - brought(t)), np.zeros(t.shape)
        feet = {side: foot_at(body, side, *((none, none + box) if side == lead else (forward, up))) for side in SIDES}
        hips = under_reach(body, points(come(t), rise(t), 0.0), feet)
        tipped = lean(t)
        trunk = Trunk(hips, tipped, side_lean(t), head=-0.5 * tipped, drop=dropped(t))
        parts: dict[Landmark, Array] = {**hips_and_shoulders(body, trunk), **head(body, trunk)}
        for side in SIDES:
            inside = caved(t) if side == lead else none
            parts |= leg(body, parts[joint("HIP", side)], feet[side], side, inside)
        return gather(parts | free_arms(body, parts, tipped, np.zeros(t.shape)), back(body, trunk))

    return figure


def on_one_leg(timeline: Timeline, values: list[float]) -> Keys:
    """A curve that has each rep's value while one leg carries the body on its way up, and on its way down."""
    times, places = [0.0], [0.0]
    for rep, value in zip(timeline.reps, values, strict=True):
        for begin, end in ((rep.start, rep.turn), (rep.leave, rep.end)):
            times += [begin + share * (end - begin) for share in (0.0, 0.3, 0.7, 1.0)]
            places += [0.0, value, value, 0.0]
    return Keys(times, places)


def foot_at(body: Body, side: str, x: ArrayLike, y: ArrayLike) -> Foot:
    """A foot with its ankle at ``x`` and its sole at ``y``, metres, under its hip."""
    return Foot(toe_at(body, x, OUTWARD[side] * body.hips * 0.6, 0.0, side) + points(0.0, y, 0.0))


def heights(body: Body, box: float) -> tuple[float, float]:
    """Mid-hip over the floor at the bottom, on a nearly straight rear leg, and at the top, on the box."""
    leg_length = SOFT * body.leg_length
    apart = (BEHIND - HIPS_BACK) * body.height
    return body.ankle_height + float(np.sqrt(leg_length**2 - apart**2)), body.ankle_height + leg_length + box


def swinging(timeline: Timeline, begin: float, end: float) -> Keys:
    """0 with the foot on the floor, 1 on the box; it goes between these shares of the lift, and back alike."""
    times, values = [0.0], [0.0]
    for rep in timeline.reps:
        times += moments(rep, begin, end)
        values += [0.0, 1.0, 1.0, 0.0]
    return Keys(times, values)


def moments(rep: RepTruth, begin: float, end: float) -> list[float]:
    """Seconds at which a part of the lift begins and ends, and those of its way back."""
    up, down = rep.turn - rep.start, rep.end - rep.leave
    return [rep.start + begin * up, rep.start + end * up, rep.end - end * down, rep.end - begin * down]
