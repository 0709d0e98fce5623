"""Measures of a whole repetition: ranges, paths and what moves against what."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engine.sets import counted, filmed

from biome.engine.measures import REP
from biome.puppet import Set


def median_of(measure: str, performed: Set, yaw: float | None = None) -> float:
    """A rep measure over the reps of a clean film."""
    result = counted(filmed(performed, yaw))
    return float(np.median([REP[measure](result.body, cycle, result.body.near) for cycle in result.cycles]))


@pytest.mark.parametrize("swing", [15.0, 30.0, 45.0])
def test_a_kipping_body_swings_as_far_as_it_swung(swing: float) -> None:
    assert median_of("trunk_swing", Set("pull_up", reps=3, faults={"kipping": swing}), 90.0) == pytest.approx(
        swing, abs=3.0
    )


def test_a_strict_pull_up_hardly_swings() -> None:
    assert median_of("trunk_swing", Set("pull_up", reps=3), 90.0) < 5.0


@pytest.mark.parametrize("seconds", [0.3, 0.45, 0.8])
def test_a_fast_drop_takes_the_seconds_it_took(seconds: float) -> None:
    assert median_of("t_ecc", Set("pull_up", reps=3, faults={"fast_drop": seconds}), 90.0) == pytest.approx(
        seconds, abs=0.1
    )


def test_the_trunk_of_a_deadlift_tips_further_than_that_of_a_squat() -> None:
    deadlift = median_of("trunk_travel", Set("deadlift", reps=3))
    assert deadlift == pytest.approx(63.0, abs=5.0)
    assert median_of("trunk_travel", Set("squat", reps=3)) < deadlift - 20.0


def test_elbows_bend_in_a_push_up_from_lock_out_to_the_bottom() -> None:
    deep, shallow = (
        median_of("elbow_travel", Set("push_up", reps=3, faults=faults)) for faults in ({}, {"shallow_depth": 125.0})
    )
    assert deep > 70.0
    assert shallow < deep - 25.0


def test_hands_stay_on_a_bar_and_feet_on_the_floor() -> None:
    assert median_of("hands_move", Set("pull_up", reps=3)) < 0.1
    assert median_of("feet_move", Set("squat", reps=3)) < 0.1
    assert median_of("feet_move", Set("pull_up", reps=3)) > 0.35


def test_a_worm_s_line_ranges_further_than_a_board_s() -> None:
    assert median_of("body_line_range", Set("push_up", reps=3)) < 8.0
    assert median_of("body_line_range", Set("push_up", reps=3, faults={"worm": 36.0})) > 22.0


@pytest.mark.parametrize("tip", [14.0, 24.0])
def test_hips_that_rise_first_tip_the_trunk(tip: float) -> None:
    clean = median_of("rise_mismatch", Set("squat", reps=3))
    assert clean < 3.0
    assert 0.5 * tip < median_of("rise_mismatch", Set("squat", reps=3, faults={"hips_first": tip})) <= tip + 2.0


def test_a_drifting_bar_leaves_the_straight_line() -> None:
    straight, drifting = (median_of("hand_path", Set("deadlift", reps=3, faults=f)) for f in ({}, {"bar_drift": 25.0}))
    assert straight < 6.0
    assert drifting > straight + 8.0
