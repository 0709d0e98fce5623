"""Holds of one posture: wall sit, squat hold, dead hang, L-sit, hollow body and boat; got into, held, and left."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from biome.puppet.body import Body
from biome.puppet.geometry import Array
from biome.puppet.motion.plank import WOBBLE, single
from biome.puppet.motion.pose import Pose, held
from biome.puppet.motion.posed import Extra, Tie, both, holding
from biome.puppet.motion.standing import Motion
from biome.puppet.schedule import SETUP, first_rep
from biome.puppet.sets import Set
from biome.puppet.timeline import Timeline

STANDING = Pose(lean=2.0, hip=178.0, knee=178.0)
LYING = Pose(lean=-88.0, hip=178.0, knee=174.0, foot=120.0, arm=165.0)
SITTING = Pose(lean=-4.0, hip=94.0, knee=176.0, foot=110.0, arm=-6.0, elbow=172.0)


@dataclass(frozen=True)
class Posture:
    """A hold: the pose before it, the pose, what carries it (height as a fraction of height), and its faults' field."""

    before: Pose
    pose: Pose
    tie: tuple[str, ...]
    height: float
    faults: tuple[str, ...]  # of the joint that is held
    field: str
    seconds: float = SETUP  # to get into it


POSTURES = {
    "wall_sit": Posture(
        STANDING, Pose(lean=0.0, hip=90.0, knee=90.0, arm=8.0), ("ANKLE",), 0.039, ("knee_open", "knee_closed"), "knee"
    ),
    "dead_hang": Posture(
        Pose(arm=150.0, elbow=80.0, elbow_out=45.0, hip=176.0, knee=170.0),
        Pose(arm=174.0, elbow=173.0, elbow_out=45.0, hip=176.0, knee=168.0, foot=120.0, arm_out=10.0),
        ("WRIST",),
        1.36,
        ("elbow_bent",),
        "elbow",
    ),
    "l_sit": Posture(
        replace(SITTING, hip=172.0, knee=168.0),
        SITTING,
        ("WRIST",),
        0.60,
        ("hip_open", "hip_closed"),
        "hip",
        1.2,
    ),
    "hollow_hold": Posture(
        LYING, replace(LYING, lean=-76.0, hip=150.0, head=20.0), ("HIP",), 0.07, ("hip_open", "hip_closed"), "hip", 1.0
    ),
    "boat_pose": Posture(
        Pose(lean=-15.0, hip=56.0, knee=80.0, foot=129.0, arm=50.0, elbow=150.0),
        Pose(lean=-45.0, hip=85.0, knee=172.0, foot=120.0, arm=60.0, elbow=170.0),
        ("HIP",),
        0.06,
        ("hip_open", "hip_closed"),
        "hip",
    ),
}
"""Angles as in ``Pose``."""


def static_hold(performed: Set, body: Body, timeline: Timeline) -> Motion:
    """The posture of this name, held for the set's seconds; a wobble sways the whole body about what carries it."""
    posture = POSTURES[performed.exercise]
    tie = Tie(both(*posture.tie), posture.height * body.height)
    pose = faulty(performed, posture)
    extra = swaying(performed, body, pose, tie)
    return holding(performed, body, timeline, posture.before, pose, tie, extra, posture.seconds)


def faulty(performed: Set, posture: Posture) -> Pose:
    """The pose with the fault's angle at the joint that is held; a wall keeps the back upright and the shins stay."""
    for name in posture.faults:
        if name in performed.faults:
            angle = single(performed, name)
            pose = replace(posture.pose, **{posture.field: angle})
            return replace(pose, hip=angle) if posture.field == "knee" else pose
    return posture.pose


def swaying(performed: Set, body: Body, pose: Pose, tie: Tie) -> Extra:
    """What the fault ``wobble`` adds: the root mean square way of hips and shoulders along x and y, % of the trunk."""
    percent, start = single(performed, "wobble"), first_rep(performed)
    if not percent:
        return {}
    angles = {name: np.full(2, value) for name, value in pose.angles().items()}
    figure = tie.place(held(body, {**angles, "lean": angles["lean"] + np.array([0.0, 1.0])}))
    ways = [np.diff(figure.middle(name), axis=0)[0] for name in ("HIP", "SHOULDER")]
    a_degree = float(np.sqrt(np.mean([way[k] ** 2 for way in ways for k in (0, 1)])))
    amplitude = percent / 100.0 * body.trunk / a_degree * np.sqrt(2.0)

    def sway(t: Array) -> Array:
        inside = (t >= start) & (t <= start + performed.seconds)
        return amplitude * np.sin(2.0 * np.pi * WOBBLE * (t - start)) * inside

    return {"lean": sway}
