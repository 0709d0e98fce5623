"""Knobs of holds and of movements on the floor."""

from __future__ import annotations

FAULTS: dict[str, dict[str, str]] = {
    "plank": {
        "hip_sag": "body_line, degrees (negative)",
        "hip_pike": "body_line, degrees (positive)",
        "shoulder_off": "shoulder_stack, % of the trunk (positive: shoulders ahead of the elbows)",
        "head_drop": "head_neck, degrees (positive: hanging)",
        "fading": "change of body_line, degrees per 10 s",
        "wobble": "RMS movement of the hips, % of the trunk",
    },
    "side_plank": {
        "hip_sag": "side_line, degrees (negative)",
        "hip_pike": "side_line, degrees (positive)",
        "fading": "change of side_line, degrees per 10 s",
        "wobble": "RMS movement of the hips, % of the trunk",
    },
    "sit_up": {
        "short_range": "range of trunk_lean within a rep, degrees",
        "neck_pull": "head_neck throughout, degrees",
        "feet_lift": "pitch of the feet while coming up, degrees (positive: on the toes, negative: on the heels)",
        "momentum": "t_con, seconds",
        "drop_back": "t_ecc, seconds",
    },
    "bench_press": {
        "half_rep": "elbow_angle at the bottom in the room, degrees",
        "soft_lockout": "elbow_angle at the top in the room, degrees",
        "elbow_flare": "upper_arm_trunk at the bottom, degrees",
        "wide_grip": "grip_ratio at the bottom, shoulder widths",
        "unstacked": "forearm_vertical at the bottom, degrees, seen from the side and from the feet alike",
        "uneven": "elbow_angle left minus right at the bottom, degrees",
        "hip_rise": "hip_bounce: trunk lengths the hips rise and sink again in every lift",
        "bounce": "t_ecc, seconds",
    },
    "glute_bridge": {
        "low_hips": "hip_angle at the top, degrees",
        "overarch": "hip_angle at the top, degrees (past 180)",
        "knees_in": "knee_ankle_sep at the top",
        "feet_far": "shin_angle at the top, degrees (negative: feet far from the hips, positive: close)",
    },
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "plank": {"hands": "1: high plank on the hands; 0 (default): on the forearms", "head": "head_neck, degrees"},
    "side_plank": {},
    "sit_up": {
        "rise": "range of trunk_lean, degrees (default 78)",
        "curl": "total bend of the back halfway up, degrees (default 0)",
        "head": "head_neck, degrees (default 8)",
    },
    "bench_press": {"elbow": "elbow_angle at the bottom, degrees (default 80)"},
    "glute_bridge": {"hip": "hip_angle at the top, degrees (default 174)"},
}
"""Anatomy and variations that are no faults, by exercise."""
