"""Each knob is the true value of its measure."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.puppet.moments import bodies, starts, turns

from biome.puppet import Body, Performance, Set, Tempo, fading, perform

AT_THE_TURN = [
    ("squat", "shallow_depth", 45.0, "thigh_depth_right"),
    ("squat", "forward_lean", 63.0, "trunk_lean"),
    ("squat", "back_round", 9.0, "back_contour"),
    ("squat", "heel_lift", 20.0, "heel_lift_left"),
    ("squat", "hip_shift", 13.0, "lateral_shift"),
    ("squat", "hip_shift", -13.0, "lateral_shift"),
    ("squat", "knee_valgus", 14.0, "knee_in_left"),
    ("squat", "knee_valgus", 14.0, "knee_in_right"),
    ("deadlift", "overextend", -13.0, "trunk_lean"),
    ("deadlift", "soft_lockout", 160.0, "hip_angle_left"),
    ("lunge", "shallow_depth", 118.0, "knee_angle_right"),
    ("lunge", "trunk_collapse", 40.0, "trunk_lean"),
    ("lunge", "short_step", 0.5, "step_ratio"),
    ("lunge", "knee_valgus", 14.0, "knee_in_right"),
    ("push_up", "hip_sag", -18.0, "body_line_right"),
    ("push_up", "hip_pike", 25.0, "body_line_left"),
    ("push_up", "shallow_depth", 118.0, "elbow_angle_left"),
    ("push_up", "head_drop", 40.0, "head_neck"),
    ("pull_up", "short_top", -0.3, "chin_bar"),
    ("curl", "half_top", 75.0, "elbow_angle_left"),
    ("overhead_press", "back_lean", -20.0, "trunk_lean"),
    ("overhead_press", "soft_lockout", 140.0, "elbow_angle_right"),
    ("lateral_raise", "too_high", 130.0, "shoulder_abduction_left"),
    ("lateral_raise", "too_low", 55.0, "shoulder_abduction_right"),
    ("lateral_raise", "bent_arms", 110.0, "elbow_angle_space_right"),
    ("row", "short_squeeze", 120.0, "elbow_angle_left"),
    ("row", "short_pull", -0.93, "wrist_height_left"),
    ("glute_bridge", "low_hips", 150.0, "hip_opening_right"),
    ("glute_bridge", "overarch", 200.0, "hip_opening_left"),
    ("glute_bridge", "feet_far", -25.0, "shin_angle_left"),
    ("dip", "half_rep", 125.0, "elbow_angle_right"),
    ("bench_press", "half_rep", 115.0, "elbow_angle_space_right"),
    ("bench_press", "elbow_flare", 84.0, "upper_arm_trunk_left"),
    ("sit_up", "neck_pull", 45.0, "head_neck"),
    ("romanian_deadlift", "squatty_hinge", 125.0, "knee_angle_left"),
    ("romanian_deadlift", "neck_crank", -40.0, "head_neck"),
    ("romanian_deadlift", "back_round", 9.0, "back_contour"),
    ("jumping_jack", "small_range_arms", 0.2, "wrist_height_left"),
    ("jumping_jack", "small_range_legs", 0.45, "feet_spread"),
    ("burpee", "hip_sag", -22.0, "body_line_left"),
    ("burpee", "hip_pike", 40.0, "body_line_right"),
]

AT_THE_START = [
    ("deadlift", "squatty_hinge", 95.0, "knee_angle_left"),
    ("deadlift", "back_round", 9.0, "back_contour"),
    ("push_up", "soft_lockout", 140.0, "elbow_angle_right"),
    ("pull_up", "short_hang", 138.0, "elbow_angle_space_left"),
    ("curl", "half_bottom", 130.0, "elbow_angle_right"),
    ("row", "too_upright", 22.0, "trunk_lean"),
    ("row", "short_stretch", 130.0, "elbow_angle_right"),
    ("dip", "soft_lockout", 140.0, "elbow_angle_left"),
    ("bench_press", "soft_lockout", 140.0, "elbow_angle_space_left"),
    ("romanian_deadlift", "soft_lockout", 155.0, "hip_angle_right"),
    ("romanian_deadlift", "overextend", -15.0, "trunk_lean"),
    ("burpee", "small_range_stand", 145.0, "hip_angle_left"),
    ("step_up", "trunk_collapse", 50.0, "trunk_lean"),
    ("step_up", "side_lean", -16.0, "trunk_side"),
]

IN_THE_HOLD = [
    ("plank", "hip_sag", -15.0, "body_line_right"),
    ("plank", "hip_pike", 20.0, "body_line_left"),
    ("plank", "head_drop", 34.0, "head_neck"),
    ("side_plank", "hip_sag", -20.0, "side_line"),
    ("side_plank", "hip_pike", 16.0, "side_line"),
]


def one_sided(exercise: str, faults: dict[str, float]) -> Performance:
    style = {"alternating": 0.0} if exercise == "lunge" else {}
    return perform(Set(exercise, reps=2, faults=faults, style=style))


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_TURN)
def test_a_fault_has_its_value_at_the_turn(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = one_sided(exercise, {fault: value})
    assert performance.truth(turns(performance))[measure] == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_START)
def test_a_fault_has_its_value_at_the_start(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = one_sided(exercise, {fault: value})
    assert performance.truth(starts(performance))[measure] == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize("exercise, fault, value, measure", IN_THE_HOLD)
def test_a_fault_has_its_value_all_through_the_hold(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, seconds=10.0, faults={fault: value}))
    hold = np.linspace(3.5, 13.0, 20)
    assert performance.truth(hold)[measure] == pytest.approx(value, abs=0.05)


@settings(deadline=None, max_examples=20)
@given(body=bodies, depth=st.floats(-10.0, 60.0), lean=st.floats(10.0, 60.0), shin=st.floats(15.0, 40.0))
def test_any_body_squats_to_the_angles_it_is_told(body: Body, depth: float, lean: float, shin: float) -> None:
    performance = perform(Set("squat", reps=1, style={"depth": depth, "lean": lean, "shin": shin}), body)
    truth = performance.truth(turns(performance))
    assert truth["thigh_depth_left"] == pytest.approx(depth, abs=0.01)
    assert truth["trunk_lean"] == pytest.approx(lean, abs=0.01)
    assert truth["shin_angle_right"] == pytest.approx(shin, abs=0.01)
    assert truth["knee_in_right"] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("exercise, lift", [("squat", ("leave", "end")), ("deadlift", ("start", "turn"))])
def test_hips_that_rise_first_tip_the_trunk_early_in_the_lift(exercise: str, lift: tuple[str, str]) -> None:
    performance = perform(Set(exercise, reps=1, faults={"hips_first": 14.0}))
    begin, end = (getattr(performance.reps[0], name) for name in lift)
    lean = performance.truth(np.linspace(begin, begin + 0.4 * (end - begin), 60))["trunk_lean"]
    assert lean.max() - lean[0] == pytest.approx(14.0, abs=0.1)


def test_a_worm_has_its_range_within_a_rep() -> None:
    performance = perform(Set("push_up", reps=1, faults={"worm": 30.0}))
    rep = performance.reps[0]
    line = performance.truth(np.linspace(rep.start, rep.end, 100))["body_line_left"]
    assert np.ptp(line) == pytest.approx(30.0, abs=0.1)
    assert line.min() < -29.0


@pytest.mark.parametrize(
    "exercise, measure, value",
    [
        ("push_up", "elbow_angle", 20.0),
        ("pull_up", "elbow_angle_space", 20.0),
        ("lateral_raise", "shoulder_abduction", 20.0),
        ("overhead_press", "wrist_height", 0.2),
        ("overhead_press", "wrist_height", -0.2),
    ],
)
def test_uneven_arms_differ_by_what_was_asked(exercise: str, measure: str, value: float) -> None:
    performance = perform(Set(exercise, reps=1, faults={"uneven": value}))
    truth = performance.truth(turns(performance))
    assert truth[f"{measure}_left"] - truth[f"{measure}_right"] == pytest.approx(value, rel=0.005)


@pytest.mark.parametrize(
    "exercise, fault",
    [("pull_up", "kipping"), ("curl", "swing"), ("lateral_raise", "swing"), ("dip", "swing"), ("row", "body_english")],
)
def test_a_kip_or_a_swing_moves_the_trunk_by_what_was_asked(exercise: str, fault: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: 25.0}))
    rep = performance.reps[0]
    lean = performance.truth(np.linspace(rep.start, rep.end, 200))["trunk_lean"]
    assert np.subtract(*np.percentile(lean, [95, 5])) == pytest.approx(25.0, abs=0.3)


def test_drifting_elbows_come_forward_by_what_was_asked() -> None:
    performance = perform(Set("curl", reps=1, faults={"elbow_drift": 40.0}))
    arm = performance.truth([performance.reps[0].start, performance.reps[0].turn])["shoulder_flexion_right"]
    assert arm[1] - arm[0] == pytest.approx(40.0, abs=0.01)


def test_leg_drive_dips_the_knees_early_in_the_press() -> None:
    performance = perform(Set("overhead_press", reps=1, faults={"leg_drive": 25.0}))
    rep = performance.reps[0]
    knee = performance.truth(np.linspace(rep.start, rep.turn, 101))["knee_angle_left"]
    assert knee[0] - knee.min() == pytest.approx(25.0, abs=0.01)
    assert knee[-1] == pytest.approx(knee[0])
    assert np.argmin(knee) < 50


@pytest.mark.parametrize("exercise, fault", [("sit_up", "short_range"), ("romanian_deadlift", "short_hinge")])
def test_a_short_range_is_what_the_trunk_tips_through(exercise: str, fault: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: 36.0}))
    lean = performance.truth([performance.reps[0].start, performance.reps[0].turn])["trunk_lean"]
    assert abs(lean[1] - lean[0]) == pytest.approx(36.0, abs=0.01)


@pytest.mark.parametrize("exercise", ["deadlift", "romanian_deadlift"])
def test_a_drifting_bar_leaves_the_straight_line_by_its_share_of_the_travel(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={"bar_drift": 14.0}))
    rep = performance.reps[0]
    bar = performance.figure(np.linspace(rep.start, rep.turn, 100)).middle("WRIST")
    assert 100.0 * np.ptp(bar[:, 0]) / np.ptp(bar[:, 1]) == pytest.approx(14.0, abs=0.3)


@pytest.mark.parametrize(
    "exercise, fault, stroke",
    [
        ("curl", "fast_drop", ("leave", "end")),
        ("sit_up", "momentum", ("start", "turn")),
        ("sit_up", "drop_back", ("leave", "end")),
    ],
)
def test_a_hasty_stroke_takes_its_time_from_ten_to_ninety_percent(
    exercise: str, fault: str, stroke: tuple[str, str]
) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: 0.45}))
    begin, end = (getattr(performance.reps[0], name) for name in stroke)
    times = np.linspace(begin, end, 2000)
    share = performance.timeline.progress(times)
    inside = times[(share > 0.1) & (share < 0.9)]
    assert (inside[-1] - inside[0]) * 1.25 == pytest.approx(0.45, abs=0.01)


def test_a_squat_dropped_into_takes_its_time_by_the_height_that_is_counted() -> None:
    performance = perform(Set("squat", reps=1, faults={"fast_drop": 0.45}))
    times = np.linspace(performance.reps[0].start, performance.reps[0].turn, 2000)
    height = performance.truth(times)["hip_height"]
    share = (height - height[0]) / (height[-1] - height[0])
    inside = times[(share > 0.1) & (share < 0.9)]
    assert (inside[-1] - inside[0]) * 1.25 == pytest.approx(0.45, abs=0.01)


def test_a_fading_plank_loses_its_degrees_every_ten_seconds() -> None:
    performance = perform(Set("plank", seconds=20.0, faults={"fading": -4.0}))
    line = performance.truth(np.array([5.0, 15.0]))["body_line_left"]
    assert line[1] - line[0] == pytest.approx(-4.0, abs=0.05)


def test_a_wobbling_plank_moves_its_hips_by_its_share_of_the_trunk() -> None:
    performance = perform(Set("plank", seconds=20.0, faults={"wobble": 4.0}))
    hips = performance.figure(np.arange(4.0, 20.0, 0.02)).middle("HIP")
    moved = np.sqrt(np.sum((hips - hips.mean(axis=0)) ** 2, axis=1).mean())
    assert 100.0 * moved / performance.body.trunk == pytest.approx(4.0, rel=0.15)


def test_shoulders_off_their_support_are_off_by_their_share_of_the_trunk() -> None:
    performance = perform(Set("plank", seconds=5.0, faults={"shoulder_off": 30.0}))
    figure = performance.figure(np.array([5.0]))
    ahead = figure.middle("SHOULDER")[0, 0] - figure.middle("ELBOW")[0, 0]
    assert 100.0 * ahead / performance.body.trunk == pytest.approx(30.0, abs=0.1)


def test_only_the_faulty_reps_show_the_fault() -> None:
    performance = perform(Set("squat", reps=4, faults={"shallow_depth": 50.0}, faulty_reps=frozenset({2, 4})))
    depth = performance.truth(turns(performance))["thigh_depth_left"]
    assert depth == pytest.approx([8.0, 50.0, 8.0, 50.0], abs=0.05)
    assert [rep.faulty for rep in performance.reps] == [False, True, False, True]


def test_a_fault_of_one_side_leaves_the_other_alone() -> None:
    performance = perform(Set("squat", reps=1, faults={"knee_valgus": (15.0, 0.0)}))
    truth = performance.truth(turns(performance))
    assert truth["knee_in_left"] == pytest.approx(15.0, abs=0.05)
    assert truth["knee_in_right"] == pytest.approx(0.0, abs=0.05)


def test_ranges_fade_and_partial_reps_stop_short() -> None:
    performance = perform(Set("squat", reps=5, rom=fading(5, end=0.5), tempo=Tempo(1.0, 0.2, 1.0, 0.5)))
    low = performance.truth(turns(performance))["hip_height"]
    assert np.all(np.diff(low) > 0.0)
    assert [rep.share for rep in performance.reps] == pytest.approx([1.0, 0.875, 0.75, 0.625, 0.5])
