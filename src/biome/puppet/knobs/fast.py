"""Knobs of jumps, swings, lifts from the floor to overhead, and what is done against the clock."""

from __future__ import annotations

FAULTS: dict[str, dict[str, str]] = {
    "jump": {
        "landing_valgus": "knee_in in the landing, degrees; (left, right) or both",
        "stiff_landing": "knee_angle at the deepest point of the landing, degrees",
        "trunk_stiff": "trunk_lean at the deepest point of the landing, degrees",
        "uneven_landing": "left minus right time of touching the floor, milliseconds",
        "stance_off": "shoulder widths outside a stance of 0.7 to 1.9, negative when narrow",
        "no_stick": "sideways sway of hips and shoulders after the landing, root mean square, % of the trunk",
    },
    "kb_swing": {
        "squatty": "knee_angle in the backswing, degrees",
        "overextend": "trunk_lean at the top, degrees (negative: leaning back)",
        "soft_hips": "hip_angle at the top, degrees",
        "arm_lift": "elbow_angle at the top, degrees",
        "early_hinge": "trunk_lean as the falling hands pass the hips, degrees",
    },
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "jump": {
        "height": "metres of the jump (default 0.28)",
        "landing": "knee_angle at the deepest point of the landing, degrees (default 112)",
        "dip": "knee_angle at the bottom of the countermovement, degrees (default 88)",
        "stance": "ankle distance, shoulder widths (default 1.15)",
        "box": "metres of a box that is jumped onto (default 0: the floor)",
    },
    "kb_swing": {
        "knee": "knee_angle in the backswing, degrees (default 142)",
        "arms": "degrees of the arms from straight down at the top (default 85)",
        "stance": "ankle distance, shoulder widths (default 1.6)",
    },
}
"""Anatomy and variations that are no faults, by exercise."""
