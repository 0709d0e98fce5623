"""Measures against the puppet's exact truth: from a view of grade A each is true within its working error."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pytest
from tests.engine.sets import counted, filmed

from biome.engine.measures import FRAME
from biome.exercises import library
from biome.puppet import TYPICAL, Noise, Set
from biome.puppet.sets import Knob


class Case(NamedTuple):
    """A measure of one exercise, seen from a yaw, and the truth it stands for."""

    name: str
    measure: str
    yaw: float
    faults: Mapping[str, Knob] = MappingProxyType({})
    truth: str = ""


CASES = (
    *(
        Case("squat", m, 90.0)
        for m in ("knee_angle", "hip_angle", "trunk_lean", "shin_angle", "thigh_depth", "hip_height")
    ),
    *(Case("squat", m, -90.0) for m in ("knee_angle", "trunk_lean", "thigh_depth")),
    Case("squat", "trunk_lean", 90.0, {"forward_lean": 62.0}),
    Case("squat", "thigh_depth", 90.0, {"shallow_depth": 45.0}),
    Case("squat", "knee_in", 0.0),
    Case("squat", "knee_in", 0.0, {"knee_valgus": 18.0}),
    Case("squat", "knee_in", 180.0, {"knee_valgus": 12.0}),
    Case("squat", "lateral_shift", 0.0, {"hip_shift": 15.0}),
    Case("squat", "lateral_shift", 180.0, {"hip_shift": -15.0}),
    Case("squat", "hip_height", 0.0),
    Case("squat", "hip_height", 45.0),
    *(Case("deadlift", m, 90.0) for m in ("knee_angle", "hip_angle", "trunk_lean", "hip_height")),
    Case("lunge", "step_ratio", 90.0),
    Case("lunge", "trunk_lean", 90.0, {"trunk_collapse": 40.0}),
    *(Case("push_up", m, 90.0) for m in ("elbow_angle", "body_line", "chest_drop")),
    Case("push_up", "body_line", 90.0, {"hip_sag": -20.0}),
    Case("push_up", "body_line", -90.0, {"hip_pike": 20.0}),
    Case("push_up", "chest_drop", 45.0),
    Case("pull_up", "elbow_angle", 0.0, truth="elbow_angle_front"),
    Case("pull_up", "chin_bar", 0.0),
    Case("plank", "body_line", 90.0, {"hip_sag": -12.0}),
)


def errors(case: Case, noise: Noise | None = None) -> np.ndarray:
    """Measured minus true, in the rows in which the body is in the exercise's posture."""
    film = filmed(Set(case.name, reps=2, seconds=6.0, faults=case.faults), case.yaw, noise)
    result = counted(film)
    body, times = result.body, result.body.motion.times
    values = FRAME[case.measure](body, body.near)
    truth = film.performance.truth(times)
    name = case.truth or case.measure
    true = truth.get(name, truth.get(f"{name}_{body.near}"))
    assert true is not None
    rows = result.held if case.name == "plank" else body.active
    assert library().measures[case.measure].views.get(body.view.name) == "A"  # pyright: ignore[reportArgumentType]
    return (values - true)[rows]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.name}-{c.measure}-{c.yaw:.0f}")
def test_a_clean_measure_is_true_within_its_working_error(case: Case) -> None:
    error = library().measures[case.measure].error
    off = errors(case)
    assert abs(float(np.median(off))) < 0.6 * error
    assert float(np.percentile(np.abs(off), 90)) < error


@pytest.mark.parametrize("case", CASES[::3], ids=lambda c: f"{c.name}-{c.measure}-{c.yaw:.0f}")
def test_usual_noise_keeps_the_bias_within_two_working_errors(case: Case) -> None:
    # One constant error per landmark is one draw of the working error, so twice that is the bound for a single film.
    assert abs(float(np.median(errors(case, TYPICAL)))) < 2.0 * library().measures[case.measure].error
