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
    "glute_bridge": {
        "low_hips": "hip_angle at the top, degrees",
        "overarch": "hip_angle at the top, degrees (past 180)",
        "feet_far": "shin_angle at the top, degrees (negative: feet far from the hips, positive: close)",
    },
}
"""Faults by exercise: id and unit of its number."""

STYLES: dict[str, dict[str, str]] = {
    "plank": {"hands": "1: high plank on the hands; 0 (default): on the forearms", "head": "head_neck, degrees"},
    "glute_bridge": {"hip": "hip_angle at the top, degrees (default 174)"},
}
"""Anatomy and variations that are no faults, by exercise."""
