"""Casts of movements of single joints."""

from __future__ import annotations

from biome.puppet.trials.cast import PRONE, Cast, LookAlike, Shown

RAISED = {
    "too_low": Shown(by_view={"oblique": (82.0, 66.0, 55.0, 45.0)}),
    "too_low_front": Shown(by_view={"oblique": (82.0, 66.0, 55.0, 45.0)}),
    "bent_arms": Shown(by_view={"oblique": (150.0, 121.0, 100.0, 85.0)}),
    "shrugged": Shown(by_view={"side": (-5.0, -14.0, -19.0, -24.0), "front": (-5.0, -11.5, -17.0, -22.0)}),
}
"""Seen obliquely, bands are half as wide again, and their ends are no raise any more: arms up by 26 degrees, elbows
bent to 62 as in a curl. No shoulder climbs by a third of the torso."""

OVERHEAD = RAISED | {"too_low": Shown(by_view={"oblique": (128.0, 114.0, 101.0, 85.0)})}

CASTS = (
    Cast("curl", "dumbbell-curl", look_alikes=(LookAlike("alternating", {"alternating": 1.0}, views=("front",)),)),
    Cast(
        "lateral_raise",
        "lateral-raise",
        shown=RAISED,
        look_alikes=(LookAlike("above the shoulder", {"height": 104.0}), LookAlike("just below", {"height": 82.0})),
        truth={"elbow_angle": "elbow_angle_space"},
    ),
    Cast(
        "lateral_raise", "y-raise", style={"height": 145.0}, shown=OVERHEAD, truth={"elbow_angle": "elbow_angle_space"}
    ),
    Cast(
        "front_raise",
        "front-raise",
        shown=RAISED,
        look_alikes=(LookAlike("above the shoulder", {"height": 104.0}),),
    ),
    Cast("upright_row", "upright-row", shown=RAISED),
    Cast("sit_up", "sit-up", PRONE, portrait=False, look_alikes=(LookAlike("curls up", {"curl": 30.0}),)),
)
