"""Pulls on a seat, and the row from a plank: what stays put, and faults that have their value."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, starts, turns

from biome.engine.skeleton import Landmark
from biome.puppet import Set, perform

AT_THE_TURN = [
    ("pulldown", "short_pull", 110.0, "elbow_angle_space_left"),
    ("pulldown", "lean_back", -40.0, "trunk_lean"),
    ("cable_row", "short_squeeze", 115.0, "elbow_angle_right"),
    ("renegade_row", "short_squeeze", 115.0, "elbow_angle_right"),
    ("renegade_row", "sag", -18.0, "body_line_left"),
]
AT_THE_START = [
    ("pulldown", "short_hang", 130.0, "elbow_angle_space_right"),
    ("cable_row", "short_stretch", 125.0, "elbow_angle_left"),
]


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_TURN)
def test_a_fault_has_its_value_at_the_turn(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: value}))
    assert performance.truth(turns(performance))[measure] == pytest.approx(value, abs=0.1)


@pytest.mark.parametrize("exercise, fault, value, measure", AT_THE_START)
def test_a_fault_has_its_value_at_the_start(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: value}))
    assert performance.truth(starts(performance))[measure] == pytest.approx(value, abs=0.1)


@pytest.mark.parametrize("exercise", ["pulldown", "cable_row"])
def test_who_pulls_on_a_seat_stays_on_it(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1))
    assert np.ptp(performance.figure(moments(performance)).middle("HIP"), axis=0).max() < 1e-9


def test_a_swinging_trunk_goes_back_with_the_pull_by_its_degrees() -> None:
    performance = perform(Set("cable_row", reps=1, faults={"body_english": 24.0}))
    lean = performance.truth(np.array([performance.reps[0].start, performance.reps[0].turn]))["trunk_lean"]
    assert lean[0] - lean[1] == pytest.approx(24.0, abs=0.1)


def test_shrugged_shoulders_climb_by_their_share_and_take_the_arms_along() -> None:
    plain, shrugged = (perform(Set("cable_row", reps=1, faults=f)) for f in ({}, {"shrugged": -16.0}))
    at = turns(plain)
    up = shrugged.figure(at).middle("SHOULDER") - plain.figure(at).middle("SHOULDER")
    assert 100.0 * np.linalg.norm(up) / plain.body.trunk == pytest.approx(16.0, abs=0.1)
    hands = shrugged.figure(at).middle("WRIST") - plain.figure(at).middle("WRIST")
    assert hands == pytest.approx(up)


def test_the_body_of_a_renegade_row_stays_while_one_hand_comes_to_the_ribs() -> None:
    performance = perform(Set("renegade_row", reps=1))
    figure = performance.figure(moments(performance))
    for name in (Landmark.LEFT_WRIST, Landmark.RIGHT_FOOT_INDEX, Landmark.LEFT_HIP, Landmark.RIGHT_SHOULDER):
        assert np.ptp(figure[name], axis=0).max() < 1e-9, name
    assert np.ptp(figure[Landmark.RIGHT_WRIST][:, 1]) > 0.2
    assert figure[Landmark.RIGHT_WRIST][:, 1].min() > 0.0
