"""From a set to its timeline: when each rep starts, turns and ends."""

from __future__ import annotations

from biome.puppet.sets import Set, Tempo
from biome.puppet.timeline import MEASURED_SHARE, RepTruth, Timeline

LIFT_FIRST = (
    "deadlift",
    "pull_up",
    "curl",
    "overhead_press",
    "lateral_raise",
    "front_raise",
    "upright_row",
    "reverse_fly",
    "triceps_pushdown",
    "overhead_extension",
    "skull_crusher",
    "shrug",
    "row",
    "renegade_row",
    "pulldown",
    "cable_row",
    "glute_bridge",
    "sit_up",
    "jumping_jack",
    "step_up",
    "kb_swing",
    "complex_lift",
    *("leg_extension", "leg_curl", "kickback", "hip_abduction", "side_leg_raise", "clamshell"),
    *("calf_raise", "leg_raise", "hanging_leg_raise"),
    *("jump_rope", "battle_rope", "bear_crawl"),
    *("russian_twist", "landmine", "woodchop", "bicycle", "side_bend"),
    *("dead_bug", "bird_dog", "shoulder_tap", "climber", "superman", "pallof"),
)
"""Movements whose first stroke lifts; all others lower first."""

PLANKS = ("plank", "side_plank")
POSTURES = ("wall_sit", "dead_hang", "l_sit", "hollow_hold", "boat_pose")
GOT_INTO = (*PLANKS, *POSTURES)
HOLDS = (*GOT_INTO, "stand", "carry")
"""What is held for some seconds and has no reps."""

TAKING_TURNS = ("lunge", "side_lunge", "russian_twist", "landmine", "dead_bug", "bird_dog", "shoulder_tap", "climber")
ONE_SIDED = (*TAKING_TURNS, "curl", "side_bend")
"""Movements in which one side may lead, and those whose sides take turns unless told otherwise."""

LOWERING, LIFTING = ("fast_drop", "drop_back", "bounce", "drop"), ("momentum", "rushed")
"""Faults of a stroke's speed: their number is how long it takes, as the measures t_ecc and t_con see it."""

SHARES = {"squat": 0.54, "lunge": 0.72, "step_up": 0.59, "leg_raise": 0.54, "hanging_leg_raise": 0.53}
"""t_ecc and t_con over the length of a stroke, where the counted height is no even share of the angles that move."""

SETUP = 1.8
"""Seconds to bend down to the bar, or to get up into a plank."""


def setup_seconds(performed: Set) -> float:
    """Seconds between the rest at the start and the first rep."""
    bends_down = performed.exercise == "kb_swing" or (
        performed.exercise == "deadlift" and not performed.trait("from_floor", 0.0)
    )
    return SETUP if bends_down or performed.exercise in GOT_INTO else 0.0


def stands_up(performed: Set) -> bool:
    """Whether a deadlifter stands up without the bar after the last rep; to walk off he must."""
    return performed.exercise == "deadlift" and bool(performed.trait("stand_after", 0.0) or performed.walk_out)


def first_rep(performed: Set) -> float:
    """Seconds at which the first rep starts."""
    return performed.walk_in + performed.rest_before + setup_seconds(performed)


def leading_side(performed: Set, index: int) -> str:
    """The side a lunge steps out with, or that curls when arms alternate; empty for movements of both sides."""
    alternating = performed.trait("alternating", float(performed.exercise in TAKING_TURNS))
    if performed.exercise not in ONE_SIDED or (performed.exercise == "curl" and not alternating):
        return ""
    if alternating:
        return "right" if index % 2 else "left"
    return "right" if performed.trait("lead", 1.0) > 0 else "left"


def measured_share(exercise: str) -> float:
    """t_ecc and t_con of a stroke one second long."""
    return SHARES.get(exercise, MEASURED_SHARE)


def seconds(performed: Set, faults: tuple[str, ...], usual: float, index: int) -> float:
    """Length of a stroke of the 1-based rep: the usual one, or what a fault of its speed asks for."""
    for name in faults:
        if name in performed.faults:
            share = measured_share(performed.exercise)
            return performed.fault(name, usual * share)[index - 1] / share
    return usual


def hurried(cadence: float) -> Tempo:
    """So many reps a minute without a stop."""
    stroke = 30.0 / cadence
    return Tempo(stroke, 0.0, stroke, 0.0)


def rep(performed: Set, index: int, start: float) -> RepTruth:
    """The 1-based rep that starts at ``start`` seconds."""
    tempo = performed.tempo
    if "too_fast" in performed.faults:
        tempo = hurried(performed.fault("too_fast", 60.0)[index - 1])
    down, up = seconds(performed, LOWERING, tempo.down, index), seconds(performed, LIFTING, tempo.up, index)
    strokes = (up, tempo.top, down) if performed.exercise in LIFT_FIRST else (down, tempo.bottom, up)
    turn = start + strokes[0]
    leave = turn + strokes[1]
    side, faulty = leading_side(performed, index), performed.is_faulty(index)
    return RepTruth(index, start, turn, leave, leave + strokes[2], performed.share(index), side, faulty)


def schedule(performed: Set) -> Timeline:
    """All reps and the length of the film in seconds."""
    clock, reps = first_rep(performed), []
    between = performed.tempo.bottom if performed.exercise in LIFT_FIRST else performed.tempo.top
    between *= "too_fast" not in performed.faults
    for index in range(1, performed.reps + 1):
        reps.append(rep(performed, index, clock))
        clock = reps[-1].end + between
    if performed.exercise in HOLDS:
        reps, clock = [], first_rep(performed) + performed.seconds
    else:
        clock = reps[-1].end if reps else clock
    after = setup_seconds(performed) if performed.exercise in GOT_INTO else 0.0
    return Timeline(
        tuple(reps),
        clock + after + (SETUP if stands_up(performed) else 0.0) + performed.rest_after + performed.walk_out,
    )
