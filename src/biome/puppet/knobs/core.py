"""Knobs of turning, bracing and carrying."""

from __future__ import annotations

FAULTS: dict[str, dict[str, str]] = {
    "russian_twist": {
        "arms_only": "trunk_twist at each side, degrees; the hands go as far as ever",
        "uneven": "trunk_twist to the left minus that to the right, degrees",
        "too_fast": "cadence: turns a minute",
    },
    "landmine": {
        "arms_only": "trunk_twist at each side, degrees",
        "uneven": "trunk_twist to the left minus that to the right, degrees",
        "too_fast": "cadence: turns a minute",
    },
    "woodchop": {"arms_only": "trunk_twist at both ends, degrees", "too_fast": "cadence: reps a minute"},
    "bicycle": {"arms_only": "trunk_twist to each side, degrees", "too_fast": "cadence: reps a minute"},
    "side_bend": {
        "short_bend": "trunk_side at each side, degrees",
        "uneven": "trunk_side to the left minus that to the right, degrees",
        "too_fast": "cadence: reps a minute",
    },
    "dead_bug": {
        "trunk_move": "trunk_swing: degrees the trunk comes up with every reach",
        "hip_open": "pelvis_drop at the end of the reach, degrees",
        "rushed": "t_con, seconds",
    },
    "bird_dog": {
        "trunk_move": "trunk_swing: degrees the chest comes up with every reach",
        "back_arch": "hip_angle at the end of the reach, degrees (past 180: the leg above the trunk's line)",
        "hip_open": "pelvis_drop at the end of the reach, degrees",
        "rushed": "t_con, seconds",
    },
    "shoulder_tap": {"sag": "body_line, degrees (negative)", "rushed": "t_con, seconds"},
    "climber": {"sag": "body_line of the standing leg, degrees (negative)", "rushed": "t_con, seconds"},
    "superman": {"rushed": "t_con, seconds"},
    "pallof": {
        "trunk_move": "trunk_swing: degrees the trunk leans back with every press",
        "turning": "trunk_twist at the end of the press, degrees",
        "short_reach": "elbow_angle at the end of the press, degrees",
        "hip_open": "pelvis_drop at the end of the press, degrees",
        "rushed": "t_con, seconds",
    },
    "ab_wheel": {
        "sag_knees": "body_line_kneeling at the end of the roll, degrees (negative)",
        "short_reach": "shoulder_flexion at the end of the roll, degrees",
        "rushed": "t_con, seconds",
    },
    "carry": {
        "side_lean": "trunk_side, degrees, + to the right",
        "shrug_drop": "slope of the shoulder line, degrees, + right high",
        "forward_lean": "trunk_lean, degrees",
        "lean_back": "trunk_lean, degrees (negative)",
        "sway": "RMS movement of hips and shoulders to the side, % of the trunk",
    },
}
"""Faults by exercise: id and unit of its number."""

ALTERNATING = "1 (default): left, right, left …; 0: one side"
LEAD = "side when not alternating: 1 right (default), -1 left"

STYLES: dict[str, dict[str, str]] = {
    "russian_twist": {
        "turn": "trunk_twist at each side, degrees (default 42)",
        "lean": "trunk_lean, degrees (default -38)",
        "alternating": ALTERNATING,
        "lead": LEAD,
    },
    "landmine": {
        "turn": "trunk_twist at each side, degrees (default 42)",
        "alternating": ALTERNATING,
        "lead": LEAD,
    },
    "woodchop": {
        "turn": "trunk_twist at both ends, degrees (default 42)",
        "from_left": "1 (default); -1: from the right",
    },
    "bicycle": {"turn": "trunk_twist to each side, degrees (default 34)"},
    "side_bend": {
        "bend": "trunk_side at each side, degrees (default 27)",
        "alternating": "1: left, right, left …; 0 (default): one side",
        "lead": LEAD,
    },
    "dead_bug": {
        "reach": "hip_angle of the reaching leg plus 6, degrees (default 172)",
        "alternating": ALTERNATING,
        "lead": LEAD,
    },
    "bird_dog": {
        "reach": "hip_angle of the reaching leg, degrees (default 172)",
        "alternating": ALTERNATING,
        "lead": LEAD,
    },
    "shoulder_tap": {"alternating": ALTERNATING, "lead": LEAD},
    "climber": {
        "knee": "hip_angle with the knee drawn in, degrees (default 62)",
        "alternating": ALTERNATING,
        "lead": LEAD,
    },
    "superman": {"lift": "degrees the chest comes up (default 15)"},
    "pallof": {},
    "ab_wheel": {"reach": "shoulder_flexion at the end of the roll, degrees (default 152)"},
    "carry": {
        "hands": "0 (default): at the sides; 1: overhead; 2: at the shoulders",
        "step": "length of a step, fraction of height (default 0.20)",
        "pace": "seconds of a step (default 0.5)",
        "treadmill": "1: on the spot",
        "lean": "trunk_lean, degrees (default 3)",
    },
}
"""Anatomy and variations that are no faults, by exercise."""
