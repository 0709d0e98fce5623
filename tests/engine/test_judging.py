"""One rule in one rep: what must hold besides, and what makes it another fault."""

from __future__ import annotations

from tests.engine.sets import filmed, report_of

from biome.engine.assess import assess
from biome.exercises import library
from biome.puppet import Set


def line_faults(performed: Set) -> set[str]:
    """What is told of the body's line from the side."""
    return {issue.fault for issue in report_of(performed, 90.0).issues} & {"hip_sag", "worm"}


def test_hips_that_lag_only_in_the_lift_are_told_as_a_wave_and_not_as_a_sag() -> None:
    assert line_faults(Set("push_up", reps=3, faults={"worm": 30.0})) == {"worm"}


def test_hips_that_stay_low_are_told_as_a_sag_and_not_as_a_wave() -> None:
    assert line_faults(Set("push_up", reps=3, faults={"hip_sag": -20.0})) == {"hip_sag"}


def test_no_side_is_named_where_both_are_measured_as_one() -> None:
    # From the front a shrug is the mean of both shoulders: neither is the one that climbs.
    film = filmed(Set("dip", reps=3, faults={"shrugged": -22.0}), 0.0)
    sides = {issue.side for issue in assess(film.track, library().get("dip")).issues if issue.fault == "shrugged"}
    assert sides == {None}


def test_a_press_that_leans_far_back_leans_back_at_an_angle_too() -> None:
    # By 45 degrees the trunk is nearly as far sideways as up, and is still no trunk that tips over.
    film = filmed(Set("overhead_press", reps=3, faults={"back_lean": -45.0}), 45.0)
    found = {issue.fault for issue in assess(film.track, library().get("overhead-press")).issues}
    assert "back_lean" in found
