"""Knobs of movements of the legs, and of standing still."""

from __future__ import annotations

FAULTS: dict[str, dict[str, str]] = {
    "squat": {
        "knee_valgus": "knee_in, degrees, from half the range on; (left, right) or both",
        "shallow_depth": "thigh_depth at the bottom, degrees above parallel",
        "forward_lean": "trunk_lean at the bottom, degrees",
        "hips_first": "rise_mismatch: degrees the trunk tips further early in the lift",
        "back_round": "back_contour: sagitta of the back, % of its chord",
        "heel_lift": "heel_lift, degrees; (left, right) or both",
        "hip_shift": "lateral_shift, % of the distance between the ankles, + to the right",
        "fast_drop": "t_ecc, seconds",
    },
    "deadlift": {
        "back_round": "back_contour on the floor, %",
        "hips_first": "rise_mismatch, degrees",
        "squatty_hinge": "knee_angle at the floor, degrees",
        "overextend": "trunk_lean at the top, degrees (negative: leaning back)",
        "soft_lockout": "hip_angle at the top, degrees",
        "bar_drift": "hand_path, % of the bar's travel, bulging forward",
        "neck_crank": "head_neck at the floor, degrees (negative: thrown back)",
    },
    "lunge": {
        "knee_valgus": "knee_in of the leading leg, degrees",
        "shallow_depth": "knee_angle of the leading leg at the bottom, degrees",
        "trunk_collapse": "trunk_lean at the bottom, degrees",
        "short_step": "step_ratio at the bottom, leg lengths; the leading heel comes up 15 degrees as well",
        "side_lean": "trunk_side at the bottom, degrees, + to the right",
        "pelvis_drop": "pelvis_drop at the bottom, degrees, + right side high",
    },
    "romanian_deadlift": {
        "back_round": "back_contour at the bottom, %",
        "squatty_hinge": "knee_angle at the bottom, degrees",
        "overextend": "trunk_lean at the top, degrees (negative: leaning back)",
        "soft_lockout": "hip_angle at the top, degrees",
        "bar_drift": "hand_path, % of the bar's travel, bulging forward",
        "neck_crank": "head_neck at the bottom, degrees (negative: thrown back)",
        "short_hinge": "range of trunk_lean within a rep, degrees",
    },
    "step_up": {
        "trunk_collapse": "trunk_lean at the bottom, degrees",
        "side_lean": "trunk_side at the bottom, degrees, + to the right",
        "knee_valgus": "fppa of the leg on the box while it carries the body, degrees",
        "pelvis_drop": "pelvis_drop while one leg carries the body, degrees: the free side hangs",
        "fast_drop": "t_ecc, seconds",
    },
    "jumping_jack": {
        "small_range_arms": "wrist_height at the top, torso lengths",
        "small_range_legs": "feet_spread at the top, leg lengths",
        "landing_valgus": "angle of the knee off the line from hip to ankle seen from in front, feet apart, degrees",
        "uneven_arms": "hand_lift_difference, %: positive when the left hand travels further",
    },
    "burpee": {
        "hip_sag": "body_line in the plank, degrees (negative)",
        "hip_pike": "body_line in the plank, degrees (positive)",
        "small_range_stand": "hip_angle when standing up, degrees",
    },
    "stand": {},
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "squat": {
        "depth": "thigh_depth of a full rep, degrees (default 8)",
        "shin": "shin_angle at the bottom, degrees: knees past the toes",
        "lean": "trunk_lean at the bottom, degrees",
        "toe_out": "degrees (default 12)",
        "stance": "ankle distance, shoulder widths (default 1.25)",
        "gaze": "head_neck at the bottom, degrees (default looking ahead)",
        "bar": "1: hands on a bar across the upper back; 0 (default): before the chest",
    },
    "deadlift": {
        "toe_out": "degrees (default 8)",
        "stance": "ankle distance, shoulder widths (default 1.0)",
        "lean": "trunk_lean at the floor, degrees (default 63)",
        "from_floor": "1: starts bent over the bar; 0 (default): stands, then bends down to it",
        "stand_after": "1: stands up without the bar after the last rep",
    },
    "lunge": {
        "alternating": "1 (default): right, left, right …; 0: one side",
        "lead": "leading side when not alternating: 1 right (default), -1 left",
        "step": "step_ratio, leg lengths (default 0.95)",
        "shin": "shin_angle of the leading leg at the bottom, degrees: knee past the toes",
        "lean": "trunk_lean at the bottom, degrees (default 6)",
    },
    "romanian_deadlift": {
        "hinge": "range of trunk_lean, degrees (default 76)",
        "knee": "knee_angle at the bottom, degrees (default 155)",
        "toe_out": "degrees (default 8)",
        "stance": "ankle distance, shoulder widths (default 1.0)",
    },
    "step_up": {
        "lead": "leg on the box: 1 right (default), -1 left",
        "box": "height of the box, fraction of height (default 0.19)",
        "lean": "trunk_lean at the bottom, degrees (default 24)",
    },
    "jumping_jack": {
        "arms": "wrist_height at the top, torso lengths (default 1.0)",
        "legs": "feet_spread at the top, leg lengths (default 0.85)",
    },
    "burpee": {},
    "stand": {},
}
"""Anatomy and variations that are no faults, by exercise."""
