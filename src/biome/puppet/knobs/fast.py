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
    "complex_lift": {
        "early_arms": "elbow_angle in the pull, degrees",
        "no_extension": "hip_angle at the end of the pull, degrees",
        "bar_loop": "hand_path, % of the way of the bar from over the knees, bulging forward",
        "soft_finish": "elbow_angle overhead, degrees",
        "catch_valgus": "knee_in in the catch, degrees; (left, right) or both",
        "starfish": "stance_ratio in the catch, shoulder widths",
    },
    "thruster": {
        "soft_finish": "elbow_angle overhead, degrees",
        "shallow_depth": "thigh_depth at the bottom, degrees above parallel",
        "catch_valgus": "knee_in in the squat, degrees; (left, right) or both",
        "starfish": "stance_ratio, shoulder widths",
    },
    "jump_rope": {"lean_back": "trunk_lean throughout, degrees (negative: leaning back)"},
    "battle_rope": {
        "small_range_waves": "range of wrist_height, torso lengths",
        "lean_back": "trunk_lean throughout, degrees (negative: leaning back)",
        "uneven_arms": "hand_lift_difference, %: positive when the left hand travels further",
    },
    "bear_crawl": {
        "small_range_drive": "range of hip_angle, degrees",
        "hips_high": "trunk_inclination, degrees: past 90 the hips are over the shoulders",
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
    "complex_lift": {
        "press": "1: pressed overhead from the shoulders; 0 (default): ends there",
        "snatch": "1: caught overhead",
        "hang": "1: starts with the bar at the thighs; 0 (default): on the floor",
        "stance": "ankle distance in the catch, shoulder widths (default 1.35)",
    },
    "thruster": {
        "depth": "thigh_depth of a full rep, degrees (default 0)",
        "stance": "ankle distance, shoulder widths (default 1.35)",
    },
    "jump_rope": {"hop": "height of the hops, fraction of height (default 0.032)"},
    "battle_rope": {"waves": "range of wrist_height, torso lengths (default 0.55)"},
    "bear_crawl": {
        "drive": "range of hip_angle, degrees (default 38)",
        "lean": "trunk_inclination, degrees (default 94)",
    },
}
"""Anatomy and variations that are no faults, by exercise."""
