"""What can be wrong with a bench press: grip, forearms, one lagging arm, hips in the air."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, turns

from biome.engine.skeleton import Landmark
from biome.puppet import Body, Performance, Set, perform
from biome.puppet.figure import Figure

BODIES = [Body(), Body(height=1.55, arm=0.95)]


def at_the_turn(faults: dict[str, float], body: Body) -> tuple[Performance, Figure]:
    performance = perform(Set("bench_press", reps=1, faults=faults), body)
    return performance, performance.figure(turns(performance))


@pytest.mark.parametrize("body", BODIES, ids=repr)
@pytest.mark.parametrize("ratio", [2.2, 2.55, 2.9])
def test_a_wide_grip_is_so_many_shoulders_wide(body: Body, ratio: float) -> None:
    _, figure = at_the_turn({"wide_grip": ratio}, body)
    hands = (figure[Landmark.RIGHT_WRIST] - figure[Landmark.LEFT_WRIST])[0, 2]
    assert hands / body.shoulders == pytest.approx(ratio, rel=0.01)


def test_forearms_off_upright_lean_alike_seen_from_the_side_and_from_the_feet() -> None:
    _, figure = at_the_turn({"unstacked": 30.0}, Body())
    arm = (figure[Landmark.RIGHT_WRIST] - figure[Landmark.RIGHT_ELBOW])[0]
    assert np.degrees(np.arctan2(abs(arm[0]), arm[1])) == pytest.approx(30.0, abs=0.05)
    assert np.degrees(np.arctan2(abs(arm[2]), arm[1])) == pytest.approx(30.0, abs=0.05)


@pytest.mark.parametrize("difference", [-30.0, 24.0])
def test_one_arm_is_ahead_by_the_difference_of_the_elbows(difference: float) -> None:
    performance, _ = at_the_turn({"uneven": difference}, Body())
    truth = performance.truth(turns(performance))
    assert truth["elbow_angle_space_left"] - truth["elbow_angle_space_right"] == pytest.approx(difference, abs=0.05)


def test_hips_that_leave_the_bench_rise_by_their_share_of_the_trunk_and_the_shoulders_stay() -> None:
    performance, _ = at_the_turn({"hip_rise": 0.2}, Body())
    figure = performance.figure(moments(performance, 60.0))
    assert np.ptp(figure.middle("HIP")[:, 1]) / performance.body.trunk == pytest.approx(0.2, abs=0.002)
    assert np.ptp(figure.middle("SHOULDER"), axis=0).max() < 1e-9


def test_a_clean_bar_is_a_sensible_width_over_upright_forearms() -> None:
    _, figure = at_the_turn({}, Body())
    hands = (figure[Landmark.RIGHT_WRIST] - figure[Landmark.LEFT_WRIST])[0, 2] / Body().shoulders
    assert 1.5 < hands < 2.0
