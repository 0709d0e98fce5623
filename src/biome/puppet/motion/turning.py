"""Movements that turn or bend the trunk: Russian twist, woodchop, landmine rotation, bicycle crunch, side bend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from biome.puppet.body import Body
from biome.puppet.motion.pose import Pose, level
from biome.puppet.motion.posed import Tie, both, moving, posed
from biome.puppet.motion.standing import Motion
from biome.puppet.sets import Set
from biome.puppet.timeline import Keys, Timeline

TURN = 42.0
"""Degrees the shoulders turn to each side."""
HANDS = 70.0
"""Degrees the hands go to each side, about the trunk: what the trunk does not turn, the arms do."""
FLOOR = 0.085
"""Mid-hip above the floor of somebody who sits or lies on it, fraction of height."""
SEATED = Pose(lean=-38.0, hip=92.0, knee=102.0, foot=120.0, arm=52.0, arm_out=-14.0, elbow=125.0)
CABLE = level(Pose(arm=70.0, arm_out=-15.0, elbow=165.0, hip=172.0, knee=164.0, out=12.0))
LANDMINE = level(Pose(arm=105.0, arm_out=-16.0, elbow=160.0, hip=170.0, knee=160.0, out=12.0))
CRUNCHED = Pose(lean=-62.0, arm=150.0, arm_out=50.0, elbow=45.0)
KNEE_IN, LEG_OUT = 78.0, 147.0
"""Hip angle of the drawn-in and of the stretched leg of a bicycle crunch."""
BEND = 27.0
"""Degrees of a side bend."""


def signs(timeline: Timeline) -> list[float]:
    """+1 for reps to the left, -1 for those to the right."""
    return [-1.0 if rep.side == "right" else 1.0 for rep in timeline.reps]


def sides_of(performed: Set, timeline: Timeline, full: float) -> list[float]:
    """Each rep's size: what ``uneven`` (left minus right) takes from one side and gives the other."""
    uneven = performed.fault("uneven", 0.0)
    return [full + sign * more / 2.0 for sign, more in zip(signs(timeline), uneven, strict=True)]


def turns_of(performed: Set, timeline: Timeline) -> list[float]:
    """Degrees the shoulders turn in each rep, + to the left."""
    sizes = sides_of(performed, timeline, performed.trait("turn", TURN))
    shallow = performed.fault("arms_only", 0.0)
    return [
        sign * (little if little and "arms_only" in performed.faults else size)
        for sign, size, little in zip(signs(timeline), sizes, shallow, strict=True)
    ]


def russian_twist(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Seated and leaning back, the hands go from hip to hip without stopping in the middle."""
    rest = replace(SEATED, lean=performed.trait("lean", SEATED.lean))
    turns = [turned(rest, t, s) for t, s in zip(turns_of(performed, timeline), signs(timeline), strict=True)]
    return from_side_to_side(body, timeline, rest, turns, Tie(both("HIP"), FLOOR * body.height))


def turned(rest: Pose, turn: float, sign: float) -> Pose:
    """A pose with the shoulders turned and the hands at the side."""
    return replace(rest, twist=turn, swing=sign * HANDS - turn)


def from_side_to_side(body: Body, timeline: Timeline, rest: Pose, turns: Sequence[Pose], tie: Tie) -> Motion:
    """From the middle to each rep's turn one after the other, through the middle and not to it; at last back."""
    times, poses = [0.0], [rest.angles()]
    if timeline.reps:
        times, poses = [0.0, timeline.reps[0].start], [rest.angles()] * 2
    for rep, pose in zip(timeline.reps, turns, strict=True):
        start, end = rest.angles(), pose.angles()
        there = {name: start[name] + (end[name] - start[name]) * rep.share for name in start}
        times, poses = [*times, rep.turn, rep.leave], [*poses, there, there]
    if timeline.reps:
        times, poses = [*times, timeline.reps[-1].end], [*poses, rest.angles()]
    return moving(body, {name: Keys(times, [pose[name] for pose in poses]) for name in poses[0]}, tie)


def landmine(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Standing, the end of the bar goes in an arc over the middle from one hip to the other."""
    turns = [
        replace(turned(LANDMINE, t, s), arm=62.0)
        for t, s in zip(turns_of(performed, timeline), signs(timeline), strict=True)
    ]
    return from_side_to_side(body, timeline, LANDMINE, turns, standing_on(body))


def woodchop(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Standing, the cable from high at one side to low at the other, by default from the left to the right."""
    sign = performed.trait("from_left", 1.0)
    half = performed.fault("arms_only", performed.trait("turn", TURN))
    high = [replace(turned(CABLE, sign * h, sign), arm=125.0) for h in half]
    low = [replace(turned(CABLE, -sign * h, -sign), arm=45.0, lean=8.0, hip=164.0) for h in half]
    return posed(body, timeline, high, low, standing_on(body))


def side_bend(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Standing, the trunk goes sideways and back."""
    rest = Pose(out=4.0)
    full = sides_of(performed, timeline, performed.trait("bend", BEND))
    bends = performed.fault("short_bend", 0.0) if "short_bend" in performed.faults else full
    turns = [replace(rest, side=-sign * bend) for sign, bend in zip(signs(timeline), bends, strict=True)]
    return posed(body, timeline, rest, turns, standing_on(body))


def bicycle(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the back, from the left knee drawn in to the right one and back: one rep."""
    half = performed.fault("arms_only", performed.trait("turn", 34.0))
    left = [pedalling(h, (KNEE_IN, LEG_OUT)) for h in half]
    right = [pedalling(-h, (LEG_OUT, KNEE_IN)) for h in half]
    return posed(body, timeline, left, right, Tie(both("HIP"), FLOOR * body.height))


def pedalling(twist: float, hip: tuple[float, float]) -> Pose:
    """On the back with one knee in; the trunk turned to it."""
    knee = (80.0, 168.0) if hip[0] < hip[1] else (168.0, 80.0)
    return replace(CRUNCHED, twist=twist, hip=hip, knee=knee, foot=120.0)


def standing_on(body: Body) -> Tie:
    """Feet that stay."""
    return Tie(both("ANKLE"), body.ankle_height)
