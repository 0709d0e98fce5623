"""Knobs of side lunges, of single joints of the leg, of leg raises and of holds other than planks."""

from __future__ import annotations

WOBBLE = "root mean square way of hips and shoulders along each axis, % of the trunk"
DROP = "t_ecc, seconds"
SHIFT = "trunk_swing within a rep, degrees"

FAULTS: dict[str, dict[str, str]] = {
    "side_lunge": {
        "shallow_depth": "hip_height at the bottom, leg lengths",
        "trunk_collapse": "trunk_lean at the bottom, degrees",
        "side_lean": "trunk_side at the bottom, degrees, + to the right",
        "knee_valgus": "knee_inside of the bending leg, degrees",
    },
    "leg_press": {
        "short_range": "knee_angle at the bottom, degrees",
        "knees_in": "knee_ankle_sep at the bottom",
        "fast_drop": DROP,
    },
    "leg_extension": {"short_range": "range of knee_angle, degrees", "body_shift": SHIFT, "drop": DROP},
    "leg_curl": {"short_range": "range of knee_angle, degrees", "body_shift": SHIFT, "drop": DROP},
    "kickback": {"short_range_hip": "range of hip_angle of the right leg, degrees", "body_shift": SHIFT, "drop": DROP},
    "hip_abduction": {
        "short_range_side": "range of feet_spread, leg lengths",
        "side_shift": "range of trunk_side, degrees",
        "pelvis_roll": "pelvis_drop at the top, degrees, + right side high",
        "drop": DROP,
    },
    "side_leg_raise": {"short_range_side": "range of feet_spread, leg lengths", "drop": DROP},
    "clamshell": {"short_range_knee": "range of knees_spread, leg lengths", "drop": DROP},
    "calf_raise": {
        "short_top": "heel_lift at the top, degrees",
        "bent_knee": "range of knee_angle in the lift, degrees",
        "sway": SHIFT,
        "bounce": DROP,
    },
    "leg_raise": {
        "short_range": "hip_angle at the top, degrees",
        "knee_bend": "knee_angle throughout, degrees",
        "drop": DROP,
    },
    "hanging_leg_raise": {
        "short_range": "hip_angle at the top, degrees",
        "knee_bend": "knee_angle throughout, degrees",
        "swing": SHIFT,
        "drop": DROP,
    },
    "wall_sit": {"knee_open": "knee_angle, degrees", "knee_closed": "knee_angle, degrees", "wobble": WOBBLE},
    "dead_hang": {"elbow_bent": "elbow_angle, degrees", "wobble": WOBBLE},
    "l_sit": {"hip_open": "hip_angle, degrees", "hip_closed": "hip_angle, degrees", "wobble": WOBBLE},
    "hollow_hold": {"hip_open": "hip_angle, degrees", "hip_closed": "hip_angle, degrees", "wobble": WOBBLE},
    "boat_pose": {"hip_open": "hip_angle, degrees", "hip_closed": "hip_angle, degrees", "wobble": WOBBLE},
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "side_lunge": {
        "depth": "hip_height at the bottom, leg lengths (default 0.62)",
        "lean": "trunk_lean at the bottom, degrees (default 30)",
        "width": "ankle distance at the bottom, shoulder widths (default 3.1)",
    },
    "leg_press": {"knee": "knee_angle at the bottom, degrees (default 84)"},
    **{name: {"range": "range of the fault's measure in a full rep"} for name in ("leg_extension", "leg_curl")},
    **{name: {"range": "range of the fault's measure in a full rep"} for name in ("kickback", "hip_abduction")},
    **{name: {"range": "range of the fault's measure in a full rep"} for name in ("side_leg_raise", "clamshell")},
    "calf_raise": {"rise": "heel_lift at the top, degrees (default 38)"},
    "leg_raise": {"top": "hip_angle at the top, degrees (default 95)", "knee": "knee_angle, degrees (default 172)"},
    "hanging_leg_raise": {
        "top": "hip_angle at the top, degrees (default 90)",
        "knee": "knee_angle, degrees (default 172)",
    },
    **{name: {} for name in ("wall_sit", "dead_hang", "l_sit", "hollow_hold", "boat_pose")},
}
"""Anatomy and variations that are no faults, by exercise."""
