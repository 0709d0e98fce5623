"""Every fault and style the puppet can show, with its unit. Names of faults are the catalogue's ids (patterns.md)."""

from __future__ import annotations

from biome.puppet.sets import InvalidSet, Set

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
    },
    "lunge": {
        "knee_valgus": "knee_in of the leading leg, degrees",
        "shallow_depth": "knee_angle of the leading leg at the bottom, degrees",
        "trunk_collapse": "trunk_lean at the bottom, degrees",
        "short_step": "step_ratio at the bottom, leg lengths; the leading heel comes up 15 degrees as well",
    },
    "push_up": {
        "hip_sag": "body_line throughout, degrees (negative)",
        "hip_pike": "body_line throughout, degrees (positive)",
        "worm": "range of body_line within a rep, degrees: the hips stay behind as the chest rises",
        "shallow_depth": "elbow_angle at the bottom as seen from the side, degrees",
        "soft_lockout": "elbow_angle at the top, degrees",
        "head_drop": "head_neck throughout, degrees (positive: hanging)",
        "uneven": "elbow_angle left minus right at the bottom, degrees",
    },
    "pull_up": {
        "short_top": "chin_bar at the top, upper-arm lengths (negative: below)",
        "short_hang": "elbow_angle in the hang, degrees",
        "kipping": "trunk_swing within a rep, degrees",
        "uneven": "elbow_angle left minus right at the top, degrees",
        "fast_drop": "t_ecc, seconds",
    },
    "plank": {
        "hip_sag": "body_line, degrees (negative)",
        "hip_pike": "body_line, degrees (positive)",
        "shoulder_off": "shoulder_stack, % of the trunk (positive: shoulders ahead of the elbows)",
        "head_drop": "head_neck, degrees (positive: hanging)",
        "fading": "change of body_line, degrees per 10 s",
        "wobble": "RMS movement of the hips, % of the trunk",
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
    "push_up": {
        "elbow": "elbow_angle at the bottom, degrees (default 82)",
        "grip": "hand distance, shoulder widths (default 1.35)",
        "head": "head_neck, degrees",
    },
    "pull_up": {
        "grip": "hand distance, shoulder widths (default 1.6)",
        "chin": "chin_bar at the top, upper-arm lengths (default 0.15)",
        "knees": "knee flexion while hanging, degrees (default 25)",
        "bar": "height of the bar, metres (default clear of the floor by 0.2)",
    },
    "plank": {"hands": "1: high plank on the hands; 0 (default): on the forearms", "head": "head_neck, degrees"},
    "stand": {},
}
"""Anatomy and variations that are no faults, by exercise."""


ON_FOOT = ("squat", "deadlift", "lunge", "stand")
"""Exercises one can walk into."""


def check(performed: Set) -> None:
    """Raise InvalidSet for unknown names or empty sets."""
    if performed.exercise not in FAULTS:
        raise InvalidSet(f"unknown exercise {performed.exercise!r}; known: {', '.join(FAULTS)}")
    for given, known in ((performed.faults, FAULTS), (performed.style, STYLES)):
        for name in given:
            if name not in known[performed.exercise]:
                raise InvalidSet(f"{performed.exercise} has no {name!r}; known: {', '.join(known[performed.exercise])}")
    if (performed.walk_in or performed.walk_out) and performed.exercise not in ON_FOOT:
        raise InvalidSet(f"nobody walks into a {performed.exercise}")
    if performed.reps < 1 or not performed.rom or min(performed.rom) <= 0.0:
        raise InvalidSet("a set has at least one rep, and every share of the range is positive")
