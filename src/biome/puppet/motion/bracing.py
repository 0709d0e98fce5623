"""Limbs that move while the trunk stays: dead bug, bird dog, shoulder tap, climber, superman, Pallof press, wheel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from biome.puppet.body import Body
from biome.puppet.figure import SIDES, Figure
from biome.puppet.geometry import Array, bisect
from biome.puppet.limbs import TOE_HEIGHT
from biome.puppet.motion.pose import Pose, held, level
from biome.puppet.motion.posed import Tie, both, posed
from biome.puppet.motion.propped import WRIST_HEIGHT
from biome.puppet.motion.row import shown
from biome.puppet.motion.standing import Motion
from biome.puppet.motion.turning import FLOOR, standing_on
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

TABLE_TOP = Pose(lean=-90.0, hip=90.0, knee=90.0, foot=95.0, arm=90.0, elbow=172.0, arm_out=2.0)
REACH = 172.0
"""Hip angle of a leg that reaches: in line with the trunk but for a little."""
PRESSED = level(Pose(arm=28.0, arm_out=-6.0, elbow=48.0, palm=1.0, hip=174.0, knee=168.0, out=8.0))
OUT = {"arm": 86.0, "arm_out": -16.0, "elbow": 174.0}
FLAT = Pose(lean=90.0, head=-25.0, hip=180.0, knee=180.0, foot=165.0, arm=172.0, elbow=176.0, arm_out=12.0)
ROLLED, KNEELING = 152.0, 84.0
"""Shoulder flexion at the end of a roll-out and at its start."""
TUCK = 42.0
"""Degrees by which the knee bends further on its way to the chest."""
WHEEL = 0.055
"""The hands on the wheel's handles above the floor, fraction of height."""


def per_side(pose: Pose, side: str, **moved: tuple[float, float]) -> Pose:
    """The pose with fields changed as (working side, other side)."""
    pairs = {name: (a, b) if side == "left" else (b, a) for name, (a, b) in moved.items()}
    return replace(pose, **pairs)


def worked(
    performed: Set, timeline: Timeline, rest: Pose, move: Callable[[str, float], Pose], lifts: float = -1.0
) -> list[Pose]:
    """The turn of every rep: ``move`` by side and reach, with the trunk moving along and the hips tilting."""
    reach = performed.fault("back_arch", performed.trait("reach", REACH))
    swing, tilt = performed.fault("trunk_move", 0.0), performed.fault("hip_open", 0.0)
    poses = []
    for rep, far, sway, drop in zip(timeline.reps, reach, swing, tilt, strict=True):
        up = lifts * sway / (shown(timeline) if sway else 1.0)
        pose = move(rep.side or "left", far)
        legs = tuple(pose.angles()[f"hip_{side}"] - up for side in SIDES)  # the thighs do not go with the trunk
        sign = -1.0 if rep.side == "left" else 1.0
        poses.append(replace(pose, lean=rest.lean + up, hip=legs, drop=drop * sign))
    return poses


def dead_bug(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the back, an arm and the opposite leg go down to the floor."""

    def move(side: str, reach: float) -> Pose:
        down = per_side(TABLE_TOP, side, hip=(reach - 6.0, 90.0), knee=(172.0, 90.0), foot=(115.0, 95.0))
        return per_side(down, side, arm=(90.0, 168.0))

    turns = worked(performed, timeline, TABLE_TOP, move, lifts=1.0)
    return posed(body, timeline, TABLE_TOP, turns, Tie(both("HIP"), FLOOR * body.height))


def bird_dog(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On hands and knees, an arm and the opposite leg reach out."""
    hips = body.thigh + 0.03 * body.height
    lean = float(np.degrees(np.arccos((body.reach + WRIST_HEIGHT * body.height - hips) / body.trunk)))
    rest = Pose(lean, head=10.0, hip=180.0 - lean, knee=90.0, foot=165.0, arm=lean, elbow=178.0, arm_out=0.0, palm=1.0)

    def move(side: str, reach: float) -> Pose:
        out = per_side(rest, side, hip=(reach, rest.hip), knee=(174.0, 90.0))  # type: ignore[arg-type]
        return per_side(out, side, arm=(lean, 165.0), palm=(1.0, 0.0))

    return posed(body, timeline, rest, worked(performed, timeline, rest, move), Tie(both("HIP"), hips))


def on_hands(body: Body, line: float) -> Pose:
    """A high plank with this body line (degrees), hands under the shoulders."""
    pose = Pose(hip=180.0 - line, knee=180.0, foot=95.0, elbow=178.0, arm_out=0.0, palm=1.0)
    tie = Tie(both("FOOT_INDEX"), TOE_HEIGHT * body.height)

    def above(lean: Array) -> Array:
        found = tie.place(figure_of(body, replace(pose, lean=float(lean[0]), arm=float(lean[0]))))
        return found.middle("WRIST")[:, 1] - WRIST_HEIGHT * body.height

    lean = float(bisect(above, 40.0, 120.0, (1,))[0])
    return replace(pose, lean=lean, arm=lean)


def figure_of(body: Body, pose: Pose) -> Figure:
    """One moment of a pose."""
    return held(body, {name: np.array([value]) for name, value in pose.angles().items()})


def sagged(performed: Set, body: Body) -> Pose:
    """The plank these movements are done in, sagging throughout when that is the fault."""
    return on_hands(body, performed.fault("sag", 0.0)[0])


def shoulder_tap(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """In a high plank, a hand comes up to the other shoulder."""
    rest = sagged(performed, body)

    def move(side: str, reach: float) -> Pose:
        return per_side(
            rest, side, arm=(48.0, float(rest.lean)), elbow=(48.0, 178.0), arm_out=(-28.0, 0.0), palm=(0.0, 1.0)
        )

    turns = worked(performed, timeline, rest, move)
    return posed(body, timeline, rest, turns, Tie(both("FOOT_INDEX"), TOE_HEIGHT * body.height))


def climber(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """In a high plank, one knee at a time comes to the chest."""
    rest = sagged(performed, body)
    drawn = performed.trait("knee", 62.0)

    def move(side: str, reach: float) -> Pose:
        straight = float(rest.hip)  # type: ignore[arg-type]
        return per_side(rest, side, hip=(drawn, straight), knee=(38.0, 180.0), foot=(120.0, 95.0))

    turns = worked(performed, timeline, rest, move)
    tucks = {f"knee_{side}": tucking(timeline, side) for side in SIDES}
    return posed(body, timeline, rest, turns, Tie(both("WRIST"), WRIST_HEIGHT * body.height), tucks)


def tucking(timeline: Timeline, side: str) -> Callable[[Array], Array]:
    """Halfway the knee bends further, so that the foot clears the floor."""
    own = Timeline(tuple(rep for rep in timeline.reps if (rep.side or "left") == side), timeline.seconds)
    return lambda t: -TUCK * np.sin(np.pi * own.progress(t))


def superman(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Face down with the arms ahead, chest and legs come off the floor."""
    lift = performed.trait("lift", 15.0)
    turns = [replace(FLAT, lean=90.0 - lift, hip=180.0 + lift + 10.0) for _ in timeline.reps]
    return posed(body, timeline, FLAT, turns, Tie(both("HIP"), 0.06 * body.height))


def pallof(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """Standing beside a cable, the hands go from the chest straight out and back."""
    turned = performed.fault("turning", 0.0)
    short = performed.fault("short_reach", OUT["elbow"])
    turns = [
        replace(PRESSED, **{**OUT, "elbow": elbow}, twist=twist) for elbow, twist in zip(short, turned, strict=True)
    ]
    sway = worked(performed, timeline, PRESSED, lambda _, __: PRESSED)
    turns = [
        replace(turn, lean=s.lean, hip=s.hip, drop=s.drop, arm=OUT["arm"] + s.lean - PRESSED.lean)
        for turn, s in zip(turns, sway, strict=True)
    ]
    return posed(body, timeline, PRESSED, turns, standing_on(body))


def ab_wheel(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """On the knees, the wheel rolls out until the arms are beside the ears, and back."""
    knees = Tie(both("KNEE"), 0.03 * body.height)
    rest = on_wheel(body, KNEELING, 62.0, knees)
    reach = performed.fault("short_reach", performed.trait("reach", ROLLED))
    sag = performed.fault("sag_knees", 0.0)
    turns = [on_wheel(body, far, line, knees) for far, line in zip(reach, sag, strict=True)]
    return posed(body, timeline, rest, turns, knees)


def on_wheel(body: Body, arm: float, line: float, knees: Tie) -> Pose:
    """On the knees with the hands on the wheel, for a shoulder flexion and a body line (+ piked), degrees."""
    pose = Pose(head=0.0, hip=180.0 - line, knee=100.0, foot=165.0, arm=arm, elbow=174.0, arm_out=-8.0)

    def above(lean: Array) -> Array:
        found = knees.place(figure_of(body, replace(pose, lean=float(lean[0]))))
        return found.middle("WRIST")[:, 1] - WHEEL * body.height

    lean = float(bisect(above, 20.0, 110.0, (1,))[0])
    shin = lean + 180.0 - line  # the shins stay on the floor: they point backward, 270 degrees from up
    return replace(pose, lean=lean, knee=shin + 180.0 - 268.0)
