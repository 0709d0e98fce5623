"""Which stage shows which measure, at which moment of the repetition, and from which views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biome.exercises import library
from biome.exercises.spec import Grade, ViewName
from biome.puppet.trials.gauges.stages import STAGES

Event = str
"""``top`` or ``bottom`` of the repetitions, or ``hold``; "" for measures that have one value a rep, a hold or a set."""


@dataclass(frozen=True)
class Show:
    """One measure before one view."""

    measure: str
    view: ViewName
    stage: str
    event: Event

    @property
    def grade(self) -> Grade:
        """How well the library says that this view shows it."""
        return library().measures[self.measure].views[self.view]


IN_FRAMES: dict[tuple[str, Event], str] = {
    ("squat", "bottom"): "knee_angle hip_angle trunk_lean trunk_inclination trunk_past_shin shin_angle thigh_depth "
    "hip_height hip_rise knee_travel knee_height",
    ("caving squat", "bottom"): "knee_in knee_inside knee_toe_sep stance_ratio",
    ("shallow caving squat", "bottom"): "fppa",
    ("shifted squat", "bottom"): "lateral_shift",
    ("squat on the toes", "bottom"): "heel_lift ankle_df",
    ("round squat", "bottom"): "back_chord",
    ("leg press", "bottom"): "knee_ankle_sep",
    ("lunge", "bottom"): "step_ratio feet_apart lr_ankle_height",
    ("curl", "top"): "elbow_angle elbow_angle_sagittal forearm_rise",
    ("press", "top"): "arm_overhead wrist_height hand_height hand_over_hip",
    ("press", "bottom"): "forearm_vertical elbow_lead",
    ("raise", "top"): "shoulder_abduction upper_arm_trunk",
    ("uneven raise", "top"): "lr_wrist_height",
    ("front raise", "top"): "shoulder_flexion arm_reach",
    ("shrug", "top"): "shrug shoulder_rise",
    ("jack", "top"): "feet_spread",
    ("pull-up", "top"): "hang_depth chin_bar grip_ratio elbow_angle_space",
    ("uneven pull-up", "top"): "elbow_bend_difference",
    ("push-up", "bottom"): "chest_drop",
    ("bench press", "bottom"): "pressed_elbow",
    ("hanging head", "bottom"): "head_neck",
    ("sagging push-up", "bottom"): "body_line",
    ("plank", "hold"): "shoulder_stack",
    ("roll-out", "bottom"): "body_line_kneeling",
    ("bridge", "top"): "hip_clear",
    ("twist", "top"): "trunk_twist trunk_turn hands_aside",
    ("side bend", "top"): "trunk_side trunk_bend shoulder_level",
    ("dead bug", "top"): "leg_lead",
    ("Pallof press", "top"): "pelvis_drop",
    ("carry", "hold"): "shoulder_slope",
    ("clam", "top"): "knees_spread",
    ("side plank", "hold"): "side_line side_line_kneeling shoulder_roll side_fold",
}
"""Measures with a value in every frame, by where and when they are looked at."""

WHOLE: dict[str, str] = {
    "squat": "t_ecc t_con t_pause rom smooth hip_to_knee_travel hitches",
    "set of squats": "rom_cv range_fading cadence rhythm",
    "half squats": "partial_share",
    "hips first": "rise_mismatch",
    "hinge": "hand_path trunk_travel",
    "curl": "upper_arm_drift elbow_travel elbow_travel_space",
    "swinging curl": "trunk_swing hip_bounce",
    "driven press": "knee_dip",
    "shrug": "shrug_range",
    "pull-up": "feet_move",
    "press": "hands_move",
    "worm": "body_line_range",
    "sagging push-up": "body_line_usual",
    "plank": "hold_time chest_travel",
    "fading plank": "drift still",
    "carry": "step_rate",
    "swaying carry": "sway",
    "uneven twist": "turn_difference",
    "uneven bend": "bend_difference",
}
"""Measures with one value a rep, a hold or a set."""

INSTEAD: dict[tuple[str, ViewName], tuple[str, Event]] = {
    ("elbow_angle", "front"): ("raise", "top"),
    ("elbow_angle", "end-on"): ("uneven push-up", "bottom"),
    ("elbow_angle_sagittal", "end-on"): ("push-up", "bottom"),
    ("elbow_angle_space", "end-on"): ("push-up", "bottom"),
    ("elbow_bend_difference", "end-on"): ("uneven push-up", "bottom"),
    ("upper_arm_trunk", "end-on"): ("push-up", "bottom"),
    ("forearm_vertical", "end-on"): ("bench press", "bottom"),
    ("forearm_vertical", "side"): ("dip", "bottom"),
    ("chest_drop", "front"): ("dip", "bottom"),
    ("elbow_travel", "front"): ("press", ""),
    ("elbow_travel_space", "end-on"): ("push-up", ""),
    ("lr_ankle_height", "front"): ("abduction", "top"),
    ("lr_ankle_height", "oblique"): ("abduction", "top"),
    ("grip_ratio", "end-on"): ("push-up", "bottom"),
    ("knee_ankle_sep", "end-on"): ("bridge", "top"),
    ("trunk_twist", "end-on"): ("bicycle", "top"),
    ("trunk_turn", "end-on"): ("bicycle", "top"),
    ("pelvis_drop", "end-on"): ("bird dog", "top"),
    ("hands_aside", "end-on"): ("bicycle", "top"),
    ("arm_reach", "end-on"): ("push-up", "bottom"),
}
"""Where another movement has to show a measure to a view."""

ELSEWHERE: dict[str, str] = {
    name: test
    for test, names in {
        "test_back": "back_contour",
        "test_whole_set": "lr_diff",
        "test_sway": "trunk_sway",
        "test_jumping": "air airtime toe_rise flight jump_height landing_knee landing_lean landing_knee_in "
        "landing_stance contact_gap landing_sway pull_extension stand_up hand_lift_difference hand_lift higher_hand",
        "test_arms_at_work": "body_bob t_ecc_elbow elbow_behind",
    }.items()
    for name in names.split()
}
"""Measures with a test of their own, because no set before one camera shows them: the test's name."""


def _shows() -> Iterator[Show]:
    places = {name: (stage, event) for (stage, event), names in IN_FRAMES.items() for name in names.split()}
    places |= {name: (stage, "") for stage, names in WHOLE.items() for name in names.split()}
    for name, spec in library().measures.items():
        for view in spec.views if name in places else ():
            stage, event = INSTEAD.get((name, view), places[name])
            if view in STAGES[stage].yaws:
                yield Show(name, view, stage, event)


SHOWS: tuple[Show, ...] = tuple(_shows())
"""Every measure before every view it claims that a stage can give."""
