"""Casts of movements of single joints."""

from __future__ import annotations

from biome.puppet.trials.cast import PRONE, Cast, LookAlike, Shown

SPACE = {"elbow_angle": "elbow_angle_space"}
"""Arms that do not move in the plane of walking."""

RAISED = {
    "too_low": Shown(by_view={"oblique": (82.0, 66.0, 55.0, 45.0)}),
    "too_low_front": Shown(by_view={"oblique": (82.0, 66.0, 55.0, 45.0)}),
    "bent_arms": Shown(by_view={"oblique": (150.0, 121.0, 100.0, 85.0)}),
    "shrugged": Shown(by_view={"side": (-5.0, -14.0, -19.0, -24.0), "front": (-5.0, -11.5, -17.0, -22.0)}),
}
"""Seen obliquely, bands are half as wide again, and their ends are no raise any more: arms up by 26 degrees, elbows
bent to 62 as in a curl. No shoulder climbs by a third of the torso."""

OVERHEAD = RAISED | {"too_low": Shown(by_view={"oblique": (128.0, 114.0, 101.0, 85.0)})}

BENT = (17.0, 45.0, 62.0, 75.0)
HUGGED = {"pressing": Shown(levels=BENT), "shrugged": RAISED["shrugged"]}
"""Past these an elbow bends and straightens as in a press, and it is one."""

SOFT = (163.0, 143.0, 130.0, 118.0)
EXTENDED = {
    "elbow_drift": Shown(by_view={"oblique": (11.0, 27.0, 42.0, 54.0)}),
    "soft_lockout": Shown(by_view={"oblique": SOFT, "front": SOFT}),
    "half_bend": Shown(by_view={"oblique": (86.0, 107.0, 120.0, 132.0)}),
}
"""Past these, seen obliquely, an upper arm swings as in a row, and 20 degrees of elbow are no rep."""

SHRUGGED = {
    "arm_bend": Shown(by_view={"oblique": (160.0, 146.0, 131.0, 115.0), "front": (160.0, 146.0, 131.0, 115.0)}),
    "small_range": Shown(levels=(7.6, 5.8, 4.7, 4.0)),
}
"""Less than four per cent of the torso, two centimetres, is what landmarks drift by."""

CASTS = (
    Cast("curl", "dumbbell-curl", look_alikes=(LookAlike("alternating", {"alternating": 1.0}, views=("front",)),)),
    Cast(
        "lateral_raise",
        "lateral-raise",
        shown=RAISED,
        look_alikes=(LookAlike("above the shoulder", {"height": 104.0}), LookAlike("just below", {"height": 82.0})),
        truth=SPACE,
    ),
    Cast("lateral_raise", "y-raise", style={"height": 145.0}, shown=OVERHEAD, truth=SPACE),
    Cast(
        "front_raise",
        "front-raise",
        shown=RAISED,
        look_alikes=(LookAlike("above the shoulder", {"height": 104.0}),),
    ),
    Cast("upright_row", "upright-row", shown=RAISED),
    Cast(
        "sit_up",
        "crunch",
        PRONE,
        style={"rise": 32.0},
        # A rise of six degrees, half a band past severe, is under the noise floor of the count.
        shown={"short_range": Shown(levels=(23.0, 16.5, 12.5, 10.5))},
        portrait=False,
    ),
    Cast("sit_up", "sit-up", PRONE, portrait=False, look_alikes=(LookAlike("curls up", {"curl": 30.0}),)),
    Cast(
        "fly", "cable-fly", look_alikes=(LookAlike("longer arms", {"elbow": 164.0}), LookAlike("wide", {"open": 3.9}))
    ),
    Cast(
        "reverse_fly",
        "reverse-fly",
        shown=HUGGED,
        truth=SPACE,
        look_alikes=(LookAlike("longer arms", {"elbow": 164.0}),),
    ),
    Cast(
        "lying_fly",
        "dumbbell-fly",
        PRONE,
        portrait=False,
        shown=HUGGED,
        truth=SPACE,
        look_alikes=(LookAlike("longer arms", {"elbow": 164.0}),),
    ),
    Cast("triceps_pushdown", "triceps-pushdown", shown=EXTENDED),
    Cast("overhead_extension", "overhead-triceps-extension", shown=EXTENDED),
    Cast("skull_crusher", "skull-crusher", PRONE, shown=EXTENDED, portrait=False),
    Cast("shrug", "dumbbell-shrug", shown=SHRUGGED, look_alikes=(LookAlike("just enough", {"rise": 8.5}),)),
)
