"""Pulls on a seat: the pulldown, from overhead to the collarbone, and the cable row, from ahead to the stomach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from biome.engine.skeleton import Landmark, joint
from biome.puppet.body import Body
from biome.puppet.figure import OUTWARD, SIDES, Figure
from biome.puppet.geometry import FORWARD, RIGHT, UP, Array, bend, chord, leaning, points, unit
from biome.puppet.limbs import Grip, hand
from biome.puppet.motion.arms import hinged_arm
from biome.puppet.motion.pose import Pose
from biome.puppet.motion.posed import Tie, both, posed
from biome.puppet.motion.shoulders import climbing
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

SEAT = 0.27
"""Hips of somebody on a seat above the floor, fraction of height."""
HANG, PULLED = 168.0, 62.0
"""Elbow angle under the bar, and with the bar at the collarbone."""
GRIP, AHEAD = 1.6, 0.03
"""Hands apart in shoulder widths, and ahead of the shoulders as a fraction of height."""
OPEN, CLOSED = 166.0, 78.0
"""Elbow angle with the handle away, and at the stomach."""
REACHING, AT_THE_STOMACH = 104.0, 158.0
"""Degrees from straight up to the hand, seen from the side."""
TALL = -6.0
"""Lean of the trunk in a pulldown."""

Arm = Callable[[Array, Array, str], dict[Landmark, Array]]
"""From the times (n,), a shoulder (n, 3) and its side to the landmarks of the arm."""


def pulldown(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first: the body sits, the bar comes down."""
    low, high = performed.fault("short_hang", HANG), performed.fault("short_pull", PULLED)
    ends = [a + (b - a) * rep.share for a, b, rep in zip(low, high, timeline.reps, strict=True)]
    elbow = timeline.strokes(low, ends)
    aside, ahead = (GRIP - 1.0) * body.shoulders / 2.0, AHEAD * body.height
    rest = Pose(lean=TALL, hip=94.0, knee=90.0)
    turns = [replace(rest, lean=lean) for lean in performed.fault("lean_back", TALL)]

    def arm(t: Array, shoulder: Array, side: str) -> dict[Landmark, Array]:
        away = chord(body.upper_arm, body.forearm, elbow(t))
        place = points(ahead, np.sqrt(away**2 - aside**2 - ahead**2), OUTWARD[side] * aside)
        wrist = shoulder + place
        pole = points(-0.15, -1.0, 0.9 * OUTWARD[side])
        grip = Grip(UP + FORWARD * 0.3, RIGHT * -OUTWARD[side])
        at = bend(shoulder, wrist, body.upper_arm, body.forearm, pole)
        return {**hand(body, wrist, side, grip), joint("ELBOW", side): at}

    return seated(performed, body, timeline, (rest, turns), arm)


def cable_row(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Concentric first: the handle comes from ahead to the stomach."""
    low, high = performed.fault("short_stretch", OPEN), performed.fault("short_squeeze", CLOSED)
    ends = [a + (b - a) * rep.share for a, b, rep in zip(low, high, timeline.reps, strict=True)]
    elbow, way = timeline.strokes(low, ends), timeline.travel(REACHING, [AT_THE_STOMACH] * len(ends))
    swings = performed.fault("body_english", 0.0)
    rest = [Pose(lean=2.0 + swing / 2.0, hip=96.0 - swing / 2.0, knee=150.0) for swing in swings]
    turns = [Pose(lean=2.0 - swing / 2.0, hip=96.0 + swing / 2.0, knee=150.0) for swing in swings]

    def arm(t: Array, shoulder: Array, side: str) -> dict[Landmark, Array]:
        away = chord(body.upper_arm, body.forearm, elbow(t))[:, None]
        grip = Grip(FORWARD, UP)
        wrist = shoulder + leaning(way(t)) * away
        return hinged_arm(body, shoulder, wrist, 0.0, side, -UP - FORWARD, grip)

    return seated(performed, body, timeline, (rest, turns), arm)


def seated(
    performed: Set, body: Body, timeline: Timeline, poses: tuple[Pose | list[Pose], list[Pose]], arm: Arm
) -> Motion:
    """Legs and trunk from poses, the seat staying; arms from the shoulders, which may climb towards the ears."""
    sitting = posed(body, timeline, *poses, Tie(both("HIP"), SEAT * body.height))

    def figure(t: Array) -> Figure:
        found = sitting(t)
        up = unit(found.middle("SHOULDER") - found.middle("HIP"))
        rise = up * (climbing(performed, timeline, t) / 100.0 * body.trunk)[:, None]
        for side in SIDES:
            shoulder = found[joint("SHOULDER", side)] + rise
            for name, place in {joint("SHOULDER", side): shoulder, **arm(t, shoulder, side)}.items():
                found.landmarks[:, name] = place
        return found

    return figure
