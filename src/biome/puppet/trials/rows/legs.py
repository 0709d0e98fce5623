"""Casts of movements of the legs, and of hinges and bridges."""

from __future__ import annotations

from biome.puppet.trials.cast import PRONE, Cast, LookAlike

WIDE_HIPS = {"hip_width": 0.145, "femur_tibia": 0.95}
"""A natural Q-angle: hips wide apart over short thighs."""

CASTS = (
    Cast(
        "squat",
        "squat",
        look_alikes=(
            LookAlike("knees past the toes", {"shin": 40.0}),
            LookAlike("toe-out", {"toe_out": 30.0}),
            LookAlike("long femurs", {"lean": 46.0, "shin": 32.0}, {"femur_tibia": 1.12}),
            LookAlike("natural Q-angle", {}, WIDE_HIPS),
            LookAlike("sumo stance", {"stance": 1.8, "toe_out": 25.0}),
            LookAlike("head up", {"gaze": -20.0}),
        ),
    ),
    Cast("squat", "low-bar-squat", {"side": (90.0, -90.0)}, look_alikes=(LookAlike("low-bar lean", {"lean": 54.0}),)),
    Cast(
        "deadlift",
        "deadlift",
        look_alikes=(
            LookAlike("starts at the floor", {"from_floor": 1.0}),
            LookAlike("toe-out", {"toe_out": 30.0}),
            LookAlike("long femurs", {}, {"femur_tibia": 1.1}),
        ),
    ),
    Cast("romanian_deadlift", "romanian-deadlift", look_alikes=(LookAlike("knees bent more", {"knee": 148.0}),)),
    Cast(
        "lunge",
        "lunge",
        look_alikes=(
            LookAlike("knee past the toes", {"shin": 25.0}),
            LookAlike("one side", {"alternating": 0.0}),
            LookAlike("natural Q-angle", {}, WIDE_HIPS),
        ),
    ),
    Cast("step_up", "step-up", look_alikes=(LookAlike("left leg", {"lead": -1.0}),)),
    Cast("glute_bridge", "glute-bridge", PRONE, portrait=False),
)
