"""Readings refuse what the present view cannot show, and say how well the rest was seen."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from tests.engine.sets import counted, filmed

from biome.engine.readings import Readings
from biome.exercises import library
from biome.puppet import Set
from biome.puppet.sets import Knob

REFUSED = [
    ("squat", 90.0, ("knee_in", "lateral_shift", "pelvis_drop", "trunk_side", "stance_ratio")),
    ("squat", 0.0, ("heel_lift", "knee_travel", "trunk_past_shin", "step_ratio", "back_chord")),
    ("push_up", 0.0, ("body_line", "head_neck", "trunk_lean", "knee_angle")),
    ("push_up", 90.0, ("upper_arm_trunk", "elbow_bend_difference")),
    ("pull_up", 90.0, ("elbow_bend_difference", "grip_ratio")),
]


def readings(name: str, yaw: float, faults: Mapping[str, Knob] | None = None) -> Readings:
    return Readings(counted(filmed(Set(name, reps=2, faults=faults or {}), yaw)).body, library().measures)


@pytest.mark.parametrize("name, yaw, measures", REFUSED)
def test_what_the_view_cannot_show_has_no_grade(name: str, yaw: float, measures: tuple[str, ...]) -> None:
    read = readings(name, yaw)
    assert [m for m in measures if read.grade(m) is not None] == []


def test_a_grade_b_view_has_a_wider_error() -> None:
    assert readings("squat", 45.0).error("knee_angle") > readings("squat", 90.0).error("knee_angle")


def test_from_the_side_the_near_side_is_read_and_from_the_front_both() -> None:
    assert readings("squat", 90.0).sides("knee_angle") == ("right",)
    assert readings("squat", -90.0).sides("knee_angle") == ("left",)
    assert readings("squat", 0.0).sides("knee_in") == ("left", "right")


def test_a_relative_measure_is_nought_in_the_set_up() -> None:
    read = readings("squat", 90.0, faults={"heel_lift": 20.0})
    lifted = read.series("heel_lift", "right")
    assert abs(float(np.median(lifted[read.body.rest]))) < 0.5
    assert float(np.percentile(lifted, 95)) == pytest.approx(20.0, abs=3.0)


def test_a_hidden_far_side_is_seen_worse_than_the_near_one() -> None:
    read = readings("squat", 90.0)
    rows = read.body.active
    assert read.visibility("knee_angle", "right", rows) > 0.9
    assert read.visibility("knee_angle", "left", rows) < read.visibility("knee_angle", "right", rows)


@pytest.mark.parametrize("lead, side", [(1.0, "right"), (-1.0, "left")])
@pytest.mark.parametrize("yaw", [90.0, -90.0, 0.0])
def test_the_leading_leg_of_a_lunge_is_known_from_every_view(lead: float, side: str, yaw: float) -> None:
    result = counted(filmed(Set("lunge", reps=2, style={"alternating": 0.0, "lead": lead}), yaw))
    read = Readings(result.body, library().measures)
    assert [read.lead(cycle) for cycle in result.cycles] == [side, side]
