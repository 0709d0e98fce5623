"""Casts of movements of single joints."""

from __future__ import annotations

from biome.puppet.trials.cast import PRONE, Cast, LookAlike

CASTS = (
    Cast("curl", "dumbbell-curl", look_alikes=(LookAlike("alternating", {"alternating": 1.0}, views=("front",)),)),
    Cast(
        "lateral_raise",
        "lateral-raise",
        look_alikes=(LookAlike("above the shoulder", {"height": 104.0}), LookAlike("just below", {"height": 82.0})),
        truth={"elbow_angle": "elbow_angle_space"},
    ),
    Cast("sit_up", "sit-up", PRONE, portrait=False, look_alikes=(LookAlike("curls up", {"curl": 30.0}),)),
)
