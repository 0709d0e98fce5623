"""Flies, extensions, shrugs and raises: what stays stays, and each knob is the true value of its measure."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, starts, turns

from biome.engine.skeleton import Landmark, joint
from biome.puppet import Body, Performance, Set, perform

FEET = ("FOOT_INDEX", "HEEL", "ANKLE")
FIXED = [
    ("fly", (*FEET, "HIP", "SHOULDER")),
    ("reverse_fly", (*FEET, "HIP", "SHOULDER")),
    ("lying_fly", (*FEET, "HIP", "SHOULDER", "EAR")),
    ("triceps_pushdown", (*FEET, "HIP", "SHOULDER")),
    ("overhead_extension", (*FEET, "HIP", "SHOULDER")),
    ("skull_crusher", (*FEET, "HIP", "SHOULDER", "EAR")),
    ("shrug", (*FEET, "HIP")),
    ("front_raise", (*FEET, "HIP", "SHOULDER")),
    ("upright_row", (*FEET, "HIP", "SHOULDER")),
]

AT_THE_TURN = [
    ("triceps_pushdown", "soft_lockout", 135.0, "elbow_angle_left"),
    ("skull_crusher", "soft_lockout", 135.0, "elbow_angle_right"),
    ("overhead_extension", "arch", -22.0, "trunk_lean"),
    ("shrug", "arm_bend", 130.0, "elbow_angle_left"),
    ("shrug", "head_jut", 33.0, "head_neck"),
    ("front_raise", "too_high_front", 140.0, "shoulder_flexion_left"),
    ("front_raise", "too_low_front", 55.0, "shoulder_flexion_right"),
    ("front_raise", "bent_arms_front", 110.0, "elbow_angle_left"),
    ("fly", "straight_arms", 177.0, "elbow_angle_space_left"),
    ("sit_up", "feet_lift", 30.0, "heel_lift_left"),
    ("sit_up", "feet_lift", -30.0, "heel_lift_right"),
]

AT_THE_START = [
    ("triceps_pushdown", "half_bend", 120.0, "elbow_angle_left"),
    ("overhead_extension", "half_bend", 120.0, "elbow_angle_right"),
]

RANGES = [
    ("triceps_pushdown", "elbow_drift", 35.0, "shoulder_flexion_left"),
    ("fly", "pressing", 50.0, "elbow_angle_space_left"),
    ("reverse_fly", "pressing", 50.0, "elbow_angle_space_right"),
]


@pytest.mark.parametrize("exercise, names", FIXED)
def test_what_carries_the_body_never_moves(exercise: str, names: tuple[str, ...]) -> None:
    performance = perform(Set(exercise, reps=2))
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        for name in names:
            assert np.ptp(figure[joint(name, side)], axis=0).max() < 1e-9, name


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_TURN)
def test_a_fault_has_its_value_at_the_turn(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, reps=2, faults={fault: value}))
    assert performance.truth(turns(performance))[measure] == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_START)
def test_a_fault_has_its_value_at_the_start(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, reps=2, faults={fault: value}))
    assert performance.truth(starts(performance))[measure] == pytest.approx(value, abs=0.05)


@pytest.mark.parametrize("exercise, fault, value, measure", RANGES)
def test_a_fault_of_the_range_is_what_its_measure_travels(
    exercise: str, fault: str, value: float, measure: str
) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: value}))
    assert np.ptp(over_a_rep(performance)[measure]) == pytest.approx(value, abs=0.05)


def over_a_rep(performance: Performance) -> dict[str, np.ndarray]:
    rep = performance.reps[0]
    return performance.truth(np.linspace(rep.start, rep.end, 200))


@pytest.mark.parametrize("exercise", ["fly", "reverse_fly", "lying_fly"])
@pytest.mark.parametrize("faults, wide", [({}, 3.3), ({"short_range": 1.2}, 1.2)])
def test_a_fly_opens_the_hands_by_what_was_asked(exercise: str, faults: dict[str, float], wide: float) -> None:
    performance = perform(Set(exercise, reps=1, faults=faults))
    rep = performance.reps[0]
    figure = performance.figure(np.array([rep.start, rep.turn]))
    hands = np.abs(figure[Landmark.LEFT_WRIST] - figure[Landmark.RIGHT_WRIST])[:, 2] / performance.body.shoulders
    assert hands[1] - hands[0] == pytest.approx(wide, abs=0.01)
    assert hands[0] > 0.2


@pytest.mark.parametrize("exercise", ["fly", "lying_fly"])
def test_a_fly_that_opens_too_far_takes_the_elbows_behind_the_chest(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={"overstretch": -30.0}))
    figure = performance.figure(turns(performance))
    ahead = np.array([np.cos(np.radians(8.0)), -np.sin(np.radians(8.0)), 0.0]) if exercise == "fly" else [0.0, 1.0, 0.0]
    way = (figure[Landmark.LEFT_ELBOW] - figure[Landmark.LEFT_SHOULDER])[0]
    flat = np.degrees(np.arcsin(way @ ahead / np.linalg.norm(way)))
    assert flat == pytest.approx(-30.0, abs=1.5)


@pytest.mark.parametrize("exercise", ["fly", "lateral_raise", "front_raise", "upright_row"])
def test_shrugged_shoulders_climb_by_their_share_of_the_torso(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={"shrugged": -16.0}))
    rep = performance.reps[0]
    figure = performance.figure(np.array([rep.start, rep.turn]))
    rise = np.linalg.norm(np.diff(figure.middle("SHOULDER"), axis=0))
    assert 100.0 * rise / performance.body.trunk == pytest.approx(16.0, abs=0.1)
    assert np.ptp(figure[Landmark.NOSE], axis=0).max() < 1e-9


def test_a_shrug_lifts_the_shoulders_and_leaves_the_ears() -> None:
    performance = perform(Set("shrug", reps=1, faults={"small_range": 5.0}))
    rep = performance.reps[0]
    figure = performance.figure(np.array([rep.start, rep.turn]))
    rise = np.diff(figure.middle("SHOULDER")[:, 1])[0]
    assert 100.0 * rise / performance.body.trunk == pytest.approx(5.0, abs=0.02)
    assert np.ptp(figure.middle("EAR")[:, 1]) < 0.002


@pytest.mark.parametrize("exercise", ["lateral_raise", "upright_row"])
@pytest.mark.parametrize("body", [Body(), Body(height=1.9, leg=1.08)])
def test_a_bounce_bobs_the_hips_by_its_share_of_the_torso(exercise: str, body: Body) -> None:
    performance = perform(Set(exercise, reps=1, faults={"bounce": 0.08}), body)
    rep = performance.reps[0]
    hips = performance.figure(np.linspace(rep.start, rep.end, 400)).middle("HIP")[:, 1]
    assert np.subtract(*np.percentile(hips, [95, 5])) / body.trunk == pytest.approx(0.08, abs=0.001)


def test_the_elbows_lead_an_upright_row_and_the_bar_stays_level() -> None:
    performance = perform(Set("upright_row", reps=1))
    figure = performance.figure(moments(performance))
    top = performance.figure(turns(performance))
    assert top[Landmark.LEFT_ELBOW][0, 1] > top[Landmark.LEFT_WRIST][0, 1] - 0.01
    assert np.abs(figure[Landmark.LEFT_WRIST][:, 1] - figure[Landmark.RIGHT_WRIST][:, 1]).max() < 1e-9
    grip = np.abs(figure[Landmark.LEFT_WRIST] - figure[Landmark.RIGHT_WRIST])[:, 2]
    assert np.ptp(grip) < 0.05


def test_shrugging_with_the_legs_dips_the_knees_early() -> None:
    performance = perform(Set("shrug", reps=1, faults={"leg_drive": 20.0}))
    rep = performance.reps[0]
    knee = performance.truth(np.linspace(rep.start, rep.turn, 101))["knee_angle_left"]
    assert knee[0] - knee.min() == pytest.approx(20.0, abs=0.01)


@pytest.mark.parametrize(
    "exercise, fault", [("triceps_pushdown", "lean"), ("front_raise", "swing"), ("upright_row", "swing")]
)
def test_a_swing_moves_the_trunk_by_what_was_asked(exercise: str, fault: str) -> None:
    lean = over_a_rep(perform(Set(exercise, reps=1, faults={fault: 20.0})))["trunk_lean"]
    assert np.subtract(*np.percentile(lean, [95, 5])) == pytest.approx(20.0, abs=0.3)


def test_the_foot_of_a_lifting_sit_up_keeps_its_heel_or_its_toes_on_the_floor() -> None:
    for pitch, name in ((30.0, Landmark.LEFT_FOOT_INDEX), (-30.0, Landmark.LEFT_HEEL)):
        performance = perform(Set("sit_up", reps=1, faults={"feet_lift": pitch}))
        figure = performance.figure(moments(performance))
        assert np.ptp(figure[name], axis=0).max() < 1e-6
