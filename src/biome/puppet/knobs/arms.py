"""Knobs of movements of the arms."""

from __future__ import annotations

FAULTS: dict[str, dict[str, str]] = {
    "push_up": {
        "hip_sag": "body_line throughout, degrees (negative)",
        "hip_pike": "body_line throughout, degrees (positive)",
        "worm": "range of body_line within a rep, degrees: the hips stay behind as the chest rises",
        "shallow_depth": "elbow_angle at the bottom as seen from the side, degrees",
        "soft_lockout": "elbow_angle at the top, degrees",
        "head_drop": "head_neck throughout, degrees (positive: hanging)",
        "head_crane": "head_neck throughout, degrees (negative: thrown back)",
        "elbow_flare": "upper_arm_trunk at the bottom, degrees",
        "uneven": "elbow_angle left minus right at the bottom, degrees",
    },
    "pull_up": {
        "short_top": "chin_bar at the top, upper-arm lengths (negative: below)",
        "short_hang": "elbow_angle in the hang, degrees",
        "kipping": "trunk_swing within a rep, degrees",
        "uneven": "elbow_angle left minus right at the top, degrees",
        "fast_drop": "t_ecc, seconds",
    },
    "dip": {
        "too_deep": "shoulder_flexion at the bottom, degrees (negative: behind the trunk)",
        "shrugged": "shrug from half-way down on, % of the torso (negative: shoulders climb)",
        "half_rep": "elbow_angle at the bottom as seen from the side, degrees",
        "soft_lockout": "elbow_angle at the top, degrees",
        "swing": "trunk_swing within a rep, degrees, instead of the lean that belongs to a dip",
        "fast_drop": "t_ecc, seconds",
    },
    "curl": {
        "elbow_drift": "upper_arm_drift: degrees the upper arm is further forward at the top than at the bottom",
        "swing": "trunk_swing within a rep, degrees",
        "half_bottom": "elbow_angle at the bottom, degrees",
        "half_top": "elbow_angle at the top, degrees",
        "fast_drop": "t_ecc, seconds",
    },
    "overhead_press": {
        "back_lean": "trunk_lean while pressing and at the top, degrees (negative: leaning back)",
        "soft_lockout": "elbow_angle at the top as seen from the side, degrees",
        "uneven": "wrist_height left minus right at the top, torso lengths",
        "leg_drive": "knee_dip early in the lift, degrees",
    },
    "lateral_raise": {
        "too_high": "shoulder_abduction at the top, degrees",
        "too_low": "shoulder_abduction at the top, degrees",
        "bent_arms": "elbow_angle at the top as seen from in front, degrees",
        "uneven": "shoulder_abduction left minus right at the top, degrees",
        "swing": "trunk_swing within a rep, degrees",
        "bounce": "body_bob within a rep, torso lengths: knees that dip and drive",
        "shrugged": "shrug while raised, % of the torso (negative: shoulders climb)",
    },
    "row": {
        "body_english": "trunk_swing: degrees the trunk comes up with every pull",
        "too_upright": "trunk_lean at the start of every pull, degrees",
        "short_pull": "wrist_height at the end of the pull, torso lengths (negative: below the shoulders)",
        "short_squeeze": "elbow_angle at the end of the pull as seen from the side, degrees",
        "short_stretch": "elbow_angle at the start of the pull, degrees",
    },
    "renegade_row": {
        "sag": "body_line throughout, degrees (negative)",
        "short_squeeze": "elbow_angle at the end of the pull as seen from the side, degrees",
    },
    "cable_row": {
        "body_english": "trunk_swing: degrees the trunk goes back with every pull",
        "short_squeeze": "elbow_angle at the end of the pull as seen from the side, degrees",
        "short_stretch": "elbow_angle at the start of the pull, degrees",
        "shrugged": "shrug while pulled, % of the torso (negative: shoulders climb)",
    },
    "pulldown": {
        "short_pull": "elbow_angle at the end of the pull in the room, degrees",
        "short_hang": "elbow_angle at the start of the pull in the room, degrees",
        "lean_back": "trunk_lean while pulling, degrees (negative: leaning back)",
        "fast_drop": "t_ecc, seconds",
    },
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "push_up": {
        "elbow": "elbow_angle at the bottom, degrees (default 82)",
        "grip": "hand distance, shoulder widths (default 1.35)",
        "head": "head_neck, degrees",
    },
    "pull_up": {
        "grip": "hand distance, shoulder widths (default 1.6)",
        "chin": "chin_bar at the top, upper-arm lengths (default 0.03)",
        "knees": "knee flexion while hanging, degrees (default 25)",
        "bar": "height of the bar, metres (default clear of the floor by 0.2)",
    },
    "dip": {
        "elbow": "elbow_angle at the bottom, degrees (default 88)",
        "lean": "trunk_lean at the bottom, degrees (default 20)",
    },
    "curl": {
        "alternating": "1: right, left, right …; 0 (default): both arms together",
        "top": "elbow_angle at the top, degrees (default 45)",
    },
    "overhead_press": {"lean": "trunk_lean while pressing, degrees (default -3)"},
    "lateral_raise": {"height": "shoulder_abduction at the top, degrees (default 92)"},
    "row": {"lean": "trunk_lean, degrees (default 55)", "elbow": "elbow_angle at the end of the pull (default 72)"},
    "renegade_row": {"elbow": "elbow_angle at the end of the pull, degrees (default 70)"},
    "cable_row": {},
    "pulldown": {},
}
"""Anatomy and variations that are no faults, by exercise."""
