"""Arms that take turns are counted each; arms that move together once; a hidden arm never."""

from __future__ import annotations

import pytest

from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.exercises import library
from biome.puppet import TYPICAL, Camera, Set, perform, to_track

CURL = library().get("dumbbell-curl")


def curls(yaw: float, *, alternating: bool, seed: int = 1) -> SetReport:
    performance = perform(Set("curl", reps=6, style={"alternating": float(alternating)}))
    return assess(to_track(performance, Camera(yaw=yaw), fps=15, noise=TYPICAL, seed=seed), CURL)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_arms_that_take_turns_are_counted_each_with_its_side(seed: int) -> None:
    report = curls(0.0, alternating=True, seed=seed)
    assert [rep.side for rep in report.reps] == ["right", "left"] * 3
    assert not report.issues, "the arm that rests is not judged"


def test_arms_that_curl_together_are_one_repetition() -> None:
    report = curls(0.0, alternating=False)
    assert (report.rep_count, {rep.side for rep in report.reps}) == (6, {None})


def test_from_the_side_only_the_near_arm_is_counted() -> None:
    assert curls(90.0, alternating=True).rep_count == 3
