"""Knobs of movements of single joints: flies, extensions, shrugs and raises."""

from __future__ import annotations

SHRUGGED = "shrug while raised, % of the torso (negative: shoulders climb)"
UNEVEN = "shoulder_abduction left minus right, degrees"
SWING = "trunk_swing within a rep, degrees"
BOUNCE = "body_bob within a rep, torso lengths: knees that dip and drive"

FLY = {
    "pressing": "range of elbow_angle within a rep, degrees",
    "overstretch": "elbow_behind at the widest, degrees (negative: behind the chest)",
    "straight_arms": "elbow_angle throughout, degrees",
    "short_range": "range of grip_ratio within a rep, shoulder widths",
    "shrugged": SHRUGGED,
    "uneven": UNEVEN,
}
FLIES = {
    "open": "grip_ratio at the widest, shoulder widths (default 3.6)",
    "elbow": "elbow_angle throughout, degrees (default 155)",
}
EXTENSION = {
    "elbow_drift": "upper_arm_drift: degrees the upper arm moves between bottom and top",
    "soft_lockout": "elbow_angle at the top, degrees",
    "half_bend": "elbow_angle at the bottom, degrees",
    "fast_drop": "t_ecc, seconds",
}

FAULTS: dict[str, dict[str, str]] = {
    "fly": FLY,
    "reverse_fly": {name: unit for name, unit in FLY.items() if name != "overstretch"},
    "lying_fly": FLY,
    "triceps_pushdown": EXTENSION | {"lean": SWING},
    "overhead_extension": EXTENSION
    | {"lean": SWING, "arch": "trunk_lean while straightening and at the top, degrees (negative: leaning back)"},
    "skull_crusher": EXTENSION,
    "shrug": {
        "arm_bend": "elbow_angle at the top, degrees",
        "leg_drive": "knee_dip early in the lift, degrees",
        "small_range": "range of shrug within a rep, % of the torso",
        "head_jut": "head_neck at the top, degrees",
    },
    "front_raise": {
        "too_high_front": "shoulder_flexion at the top, degrees",
        "too_low_front": "shoulder_flexion at the top, degrees",
        "bent_arms_front": "elbow_angle at the top as seen from the side, degrees",
        "swing": SWING,
        "bounce": BOUNCE,
        "shrugged": SHRUGGED,
    },
    "upright_row": {
        "too_high": "shoulder_abduction at the top as seen from in front, degrees",
        "too_low": "shoulder_abduction at the top as seen from in front, degrees",
        "uneven": UNEVEN + ", at the top",
        "swing": SWING,
        "bounce": BOUNCE,
        "shrugged": SHRUGGED,
    },
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "fly": FLIES,
    "reverse_fly": FLIES,
    "lying_fly": FLIES,
    "triceps_pushdown": {},
    "overhead_extension": {},
    "skull_crusher": {},
    "shrug": {"rise": "range of shrug, % of the torso (default 11)"},
    "front_raise": {"height": "shoulder_flexion at the top, degrees (default 90)"},
    "upright_row": {"height": "shoulder_abduction at the top, degrees (default 86)"},
}
"""Anatomy and variations that are no faults, by exercise."""
