"""Measures of the whole set: sides that differ, lifts that hitch, and silence where the set does not tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import counted, filmed
from tests.engine.test_story import curls

from biome.engine.counting import Performance
from biome.engine.readings import Readings
from biome.engine.set_faults import judge_set
from biome.engine.whole_set import OF_THE_COUNT, Silent, hitches, lr_diff
from biome.exercises import library
from biome.puppet import TYPICAL, Set


def readings(performance: Performance) -> Readings:
    return Readings(performance.body, library().measures)


def counted_by_the_wrist(weaker: float = 1.0, yaw: float = 0.0) -> Performance:
    return replace(curls(weaker, yaw), measure="wrist_height")


@pytest.mark.parametrize("weaker, value", [(1.0, 0.0), (0.8, -20.0), (1.25, 20.0)])
def test_the_sides_are_compared_in_the_measure_that_is_counted(weaker: float, value: float) -> None:
    performance = counted_by_the_wrist(weaker)
    assert lr_diff(performance, readings(performance)) == pytest.approx(value, abs=2.0)


def test_the_sides_are_not_compared_from_the_side() -> None:
    performance = counted_by_the_wrist(yaw=90.0)
    told = lr_diff(performance, readings(performance))
    assert isinstance(told, Silent)
    assert told.reason == "view"


@pytest.mark.parametrize(
    "weaker, side, severity", [(0.95, None, None), (0.85, "left", "minor"), (1.0 / 0.78, "right", "moderate")]
)
def test_imbalance_is_found_past_twelve_per_cent_and_names_the_side(
    weaker: float, side: str | None, severity: str | None
) -> None:
    performance = counted_by_the_wrist(weaker)
    found, _ = judge_set(library().get("dumbbell-curl"), performance, readings(performance), 1.0)
    asymmetry = next(f for f in found if f.fault.id == "asymmetry")
    assert asymmetry.is_found is (severity is not None)
    if side:
        assert asymmetry.side == side


def test_only_movements_with_two_sides_to_compare_have_the_fault() -> None:
    has = {e.slug for e in library().exercises if any(f.id == "asymmetry" for f in e.faults)}
    assert {"dumbbell-curl", "dip"} <= has
    assert not {"squat", "deadlift", "sit-up", "plank", "glute-bridge", "standing-calf-raise"} & has
    assert not {e.slug for e in library().exercises if any(f.id == "uneven" for f in e.faults)} & has


def lifted(performance: Performance, hitched: int) -> Performance:
    """The same set with the signal turning back twice (there and on again) in each lift, ``hitched`` times."""
    signal = performance.count.signal.copy()
    for cycle in performance.cycles:
        rows = np.flatnonzero(cycle.phases["concentric"])
        share = np.linspace(0.0, 1.0, len(rows))
        signal[rows] = share + 0.3 * np.sin(2 * np.pi * hitched * share) * (hitched > 0)
    return replace(performance, count=replace(performance.count, signal=signal))


def test_a_clean_lift_has_no_hitch_and_each_one_turns_twice() -> None:
    squats = counted(filmed(Set("squat", reps=4), noise=TYPICAL))
    assert hitches(squats, readings(squats)) == 0.0
    assert hitches(lifted(squats, 0), readings(squats)) == 0.0
    assert hitches(lifted(squats, 2), readings(squats)) == pytest.approx(4.0, abs=1.0)


@pytest.mark.parametrize("measure", sorted(OF_THE_COUNT))
def test_nothing_is_told_of_a_set_without_reps(measure: str) -> None:
    nothing = replace(counted(filmed(Set("squat", reps=2))), cycles=())
    assert isinstance(OF_THE_COUNT[measure](nothing, readings(nothing)), Silent)
