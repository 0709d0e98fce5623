"""Casts of turning, carrying and bracing."""

from __future__ import annotations

from biome.puppet.sets import Tempo
from biome.puppet.trials.cast import PRONE, Cast, LookAlike, Shown, Yaws

LYING: Yaws = {"side": (90.0, -90.0), "oblique": (50.0, -50.0), "end-on": (0.0,)}
"""On the back: the camera before the feet sees the body end-on."""
SWING = Tempo(0.55, 0.0, 0.55, 0.2)
"""From side to side: the pause is at the sides, not in the middle."""
SLOW = Tempo(1.7, 0.3, 1.8, 0.5)
"""Two seconds for a reach."""
ONE_SIDE = LookAlike("one side", {"alternating": 0.0})

CASTS: tuple[Cast, ...] = (
    Cast(
        "russian_twist",
        "russian-twist",
        look_alikes=(LookAlike("leans further", {"lean": -52.0}), LookAlike("turns far", {"turn": 55.0})),
        tempo=SWING,
        reps=(6, 12),
        portrait=False,
    ),
    Cast("landmine", "landmine-rotation", tempo=SWING, reps=(6, 12)),
    Cast("woodchop", "cable-woodchop", look_alikes=(LookAlike("from the right", {"from_left": -1.0}),)),
    Cast("bicycle", "bicycle-crunch", LYING, tempo=Tempo(0.9, 0.1, 0.9, 0.1), reps=(4, 10), portrait=False),
    Cast(
        "side_bend",
        "side-bend",
        {"front": (0.0, 180.0), "oblique": (40.0, -40.0)},
        look_alikes=(LookAlike("the left", {"lead": -1.0}),),
        shown={"uneven_bend": Shown("uneven", style={"alternating": 1.0})},
    ),
    Cast("dead_bug", "dead-bug", LYING, look_alikes=(ONE_SIDE,), tempo=SLOW, reps=(4, 8), portrait=False),
    Cast("bird_dog", "bird-dog", PRONE, look_alikes=(ONE_SIDE,), tempo=SLOW, reps=(4, 8), portrait=False),
    Cast("shoulder_tap", "shoulder-tap", PRONE, look_alikes=(ONE_SIDE,), tempo=SLOW, reps=(4, 8), portrait=False),
    Cast("climber", "slow-mountain-climber", PRONE, look_alikes=(ONE_SIDE,), tempo=SLOW, reps=(4, 8), portrait=False),
    Cast("superman", "superman", {"side": (90.0, -90.0)}, tempo=SLOW, portrait=False),
    Cast("pallof", "pallof-press", tempo=SLOW),
    Cast(
        "ab_wheel",
        "ab-wheel-rollout",
        {"side": (90.0, -90.0), "oblique": (50.0, -50.0)},
        look_alikes=(LookAlike("shorter roll", {"reach": 138.0}),),
        tempo=SLOW,
        portrait=False,
    ),
    Cast(
        "carry",
        "farmers-carry",
        look_alikes=(LookAlike("treadmill", {"treadmill": 1.0}),),
        seconds=(5.0, 9.0),
        portrait=False,
    ),
    Cast("carry", "overhead-carry", style={"hands": 1.0}, seconds=(5.0, 9.0), portrait=False),
    Cast("carry", "front-rack-carry", style={"hands": 2.0}, seconds=(5.0, 9.0), portrait=False),
)
