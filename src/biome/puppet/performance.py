"""A set performed by a body: the figure and its true measures at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from biome.puppet.body import Body
from biome.puppet.figure import Figure
from biome.puppet.geometry import Array, points
from biome.puppet.knobs import check
from biome.puppet.motion.bench_press import BenchPress
from biome.puppet.motion.bracing import ab_wheel, bird_dog, climber, dead_bug, pallof, shoulder_tap, superman
from biome.puppet.motion.bridge import bridge
from biome.puppet.motion.burpee import burpee
from biome.puppet.motion.calf_raise import calf_raise
from biome.puppet.motion.carry import carry
from biome.puppet.motion.complex_lift import complex_lift, thruster
from biome.puppet.motion.curl import Curl
from biome.puppet.motion.cyclic import battle_rope, bear_crawl, jump_rope
from biome.puppet.motion.deadlift import Deadlift
from biome.puppet.motion.dip import dip
from biome.puppet.motion.fly import Fly
from biome.puppet.motion.jump import jump
from biome.puppet.motion.jumping_jack import jumping_jack
from biome.puppet.motion.kb_swing import kb_swing
from biome.puppet.motion.lateral_raise import LateralRaise
from biome.puppet.motion.leg_isolation import (
    clamshell,
    hip_abduction,
    kickback,
    leg_curl,
    leg_extension,
    side_leg_raise,
)
from biome.puppet.motion.leg_press import leg_press
from biome.puppet.motion.leg_raise import hanging_leg_raise, leg_raise
from biome.puppet.motion.lunge import lunge
from biome.puppet.motion.overhead_press import OverheadPress
from biome.puppet.motion.plank import plank
from biome.puppet.motion.pull_up import pull_up
from biome.puppet.motion.push_up import PushUp
from biome.puppet.motion.raises import FrontRaise, UprightRow
from biome.puppet.motion.renegade_row import renegade_row
from biome.puppet.motion.romanian_deadlift import RomanianDeadlift
from biome.puppet.motion.row import Row
from biome.puppet.motion.seated_pull import cable_row, pulldown
from biome.puppet.motion.shrug import Shrug
from biome.puppet.motion.side_lunge import side_lunge
from biome.puppet.motion.side_plank import side_plank
from biome.puppet.motion.sit_up import sit_up
from biome.puppet.motion.squat import Squat
from biome.puppet.motion.standing import Motion
from biome.puppet.motion.static_hold import static_hold
from biome.puppet.motion.step_up import step_up
from biome.puppet.motion.triceps_extension import TricepsExtension
from biome.puppet.motion.turning import bicycle, landmine, russian_twist, side_bend, woodchop
from biome.puppet.motion.walk import walking
from biome.puppet.schedule import POSTURES, schedule
from biome.puppet.sets import Set
from biome.puppet.timeline import RepTruth, Timeline
from biome.puppet.truth import measures

MOTIONS = {
    "squat": Squat,
    "deadlift": Deadlift,
    "lunge": lunge,
    "push_up": PushUp,
    "pull_up": pull_up,
    "plank": plank,
    "stand": Squat,
    "curl": Curl,
    "overhead_press": OverheadPress,
    "lateral_raise": LateralRaise,
    "front_raise": FrontRaise,
    "upright_row": UprightRow,
    "fly": Fly,
    "reverse_fly": Fly,
    "lying_fly": Fly,
    "triceps_pushdown": TricepsExtension,
    "overhead_extension": TricepsExtension,
    "skull_crusher": TricepsExtension,
    "shrug": Shrug,
    "row": Row,
    "renegade_row": renegade_row,
    "cable_row": cable_row,
    "pulldown": pulldown,
    "glute_bridge": bridge,
    "dip": dip,
    "bench_press": BenchPress,
    "sit_up": sit_up,
    "romanian_deadlift": RomanianDeadlift,
    "jumping_jack": jumping_jack,
    "step_up": step_up,
    "side_lunge": side_lunge,
    "leg_press": leg_press,
    "leg_extension": leg_extension,
    "leg_curl": leg_curl,
    "kickback": kickback,
    "hip_abduction": hip_abduction,
    "side_leg_raise": side_leg_raise,
    "clamshell": clamshell,
    "calf_raise": calf_raise,
    "leg_raise": leg_raise,
    "hanging_leg_raise": hanging_leg_raise,
    **dict.fromkeys(POSTURES, static_hold),
    "side_plank": side_plank,
    "burpee": burpee,
    "jump": jump,
    "kb_swing": kb_swing,
    "complex_lift": complex_lift,
    "thruster": thruster,
    "jump_rope": jump_rope,
    "battle_rope": battle_rope,
    "bear_crawl": bear_crawl,
    "russian_twist": russian_twist,
    "landmine": landmine,
    "woodchop": woodchop,
    "bicycle": bicycle,
    "side_bend": side_bend,
    "dead_bug": dead_bug,
    "bird_dog": bird_dog,
    "shoulder_tap": shoulder_tap,
    "climber": climber,
    "superman": superman,
    "pallof": pallof,
    "ab_wheel": ab_wheel,
    "carry": carry,
}


@dataclass(frozen=True, eq=False)
class Performance:
    """A set as performed: continuous in time, so that any camera can film it at any rate."""

    performed: Set
    body: Body
    timeline: Timeline
    motion: Motion

    @property
    def seconds(self) -> float:
        """Length of the film."""
        return self.timeline.seconds

    @property
    def reps(self) -> tuple[RepTruth, ...]:
        """The reps with their true times, partial ones too."""
        return self.timeline.reps

    def figure(self, times: ArrayLike) -> Figure:
        """The mannequin at ``times`` (n,), seconds."""
        return self.motion(np.asarray(times, float))

    def placed(self, x: float = 0.0, z: float = 0.0) -> Performance:
        """The same performance elsewhere in the room, metres: a passer-by, a training partner."""
        by = points(x, 0.0, z)
        return replace(self, motion=lambda times: self.motion(times).moved(by))

    def truth(self, times: ArrayLike) -> dict[str, Array]:
        """Every true measure at ``times`` (n,) by name: see ``biome.puppet.truth.measures``."""
        return measures(self.figure(times), self.body)


def perform(performed: Set, body: Body | None = None) -> Performance:
    """Let a body (the ordinary one by default) perform a set. Raises InvalidSet for unknown knobs."""
    check(performed)
    body = body or Body()
    if performed.exercise == "stand":
        performed = replace(performed, reps=0)
    timeline = schedule(performed)
    motion = MOTIONS[performed.exercise](performed, body, timeline)
    return Performance(performed, body, timeline, walking(performed, body, timeline, motion))
