"""Casts of jumps, swings and what is done against the clock."""

from __future__ import annotations

from biome.puppet.sets import Tempo
from biome.puppet.trials.cast import Cast, LookAlike

JUMPING = Tempo(1.2, 0.02, 1.4, 1.0)
"""From standing to the height of the flight, and back to standing."""
LIFTING = Tempo(1.6, 0.3, 2.2, 0.6)
"""Down to the floor and up to the end of a lift of several parts."""

CASTS = (
    Cast("jumping_jack", "jumping-jack", tempo=Tempo(0.45, 0.08, 0.45, 0.08), reps=(5, 10)),
    Cast("burpee", "burpee", tempo=Tempo(1.3, 0.45, 1.1, 0.4)),
    Cast(
        "jump",
        "countermovement-jump",
        tempo=JUMPING,
        pace=(0.95, 1.3),
        look_alikes=(
            LookAlike("low jumps", {"height": 0.12}),
            LookAlike("narrow stance", {"stance": 0.9}),
            LookAlike("natural Q-angle", {}, {"hip_width": 0.145, "femur_tibia": 0.95}),
        ),
    ),
    Cast("jump", "box-jump", style={"box": 0.4, "height": 0.55}, tempo=JUMPING, pace=(0.95, 1.3), reps=(3, 5)),
    Cast(
        "kb_swing",
        "kettlebell-swing",
        tempo=Tempo(0.7, 0.1, 0.65, 0.1),
        pace=(0.9, 1.3),
        reps=(4, 8),
        look_alikes=(LookAlike("chest high", {"arms": 98.0}), LookAlike("stiff legs", {"knee": 155.0})),
    ),
    Cast(
        "complex_lift",
        "clean-and-press",
        style={"press": 1.0},
        tempo=LIFTING,
        pace=(0.95, 1.3),
        reps=(3, 5),
        unshown=("shallow_depth",),
        look_alikes=(LookAlike("narrow catch", {"stance": 1.1}), LookAlike("long femurs", {}, {"femur_tibia": 1.12})),
    ),
    Cast("complex_lift", "power-clean", {"side": (90.0, -90.0)}, tempo=LIFTING, pace=(0.95, 1.3), reps=(3, 5)),
    Cast(
        "complex_lift",
        "snatch",
        {"side": (90.0, -90.0)},
        {"snatch": 1.0},
        tempo=LIFTING,
        pace=(0.95, 1.3),
        reps=(3, 5),
    ),
    Cast("thruster", "thruster", reps=(3, 5), look_alikes=(LookAlike("wide stance", {"stance": 1.7}),)),
    Cast("jump_rope", "jump-rope", tempo=Tempo(0.22, 0.1, 0.22, 0.04), pace=(0.85, 1.2), reps=(8, 20)),
    Cast("battle_rope", "battle-rope-waves", tempo=Tempo(0.32, 0.04, 0.32, 0.04), pace=(0.9, 1.3), reps=(6, 14)),
    Cast(
        "bear_crawl",
        "bear-crawl",
        {"side": (90.0, -90.0), "oblique": (50.0, -50.0, 130.0)},
        tempo=Tempo(0.6, 0.1, 0.6, 0.1),
        reps=(4, 8),
        portrait=False,
        look_alikes=(LookAlike("hips a little high", {"lean": 99.0}),),
    ),
)
