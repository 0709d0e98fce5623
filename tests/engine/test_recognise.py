"""Another movement than the one named: no number at all, an offer, and never a silent switch."""

from __future__ import annotations

from functools import cache

import pytest
from tests.engine.sets import BEST_YAW, SLUGS, codes, exercise, filmed

from biome.engine.assess import assess
from biome.engine.plausible import within
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.puppet import TYPICAL, Set

UNLIKE = [(a, b) for a in SLUGS for b in SLUGS if a != b]
REFUSALS = {"looks_like_other_exercise", "no_reps", "no_hold"}


@cache
def film_of(name: str) -> PoseTrack:
    """A clean set, seen as the library advises."""
    return filmed(Set(name, reps=3, seconds=8.0)).track


@pytest.mark.parametrize("performed, named", UNLIKE)
def test_another_exercise_than_the_one_named_gets_no_number(performed: str, named: str) -> None:
    report = assess(film_of(performed), exercise(named))
    assert codes(report) & REFUSALS
    assert report.overall_score is None
    assert report.rep_count == 0
    assert not report.hold_seconds
    assert (report.reps, report.attempts, report.metrics, report.issues, report.clean) == ((),) * 5
    assert report.exercise == SLUGS[named]


@pytest.mark.parametrize(
    "performed, named",
    [("lunge", "squat"), ("push_up", "plank"), ("plank", "push_up"), ("pull_up", "squat")],
)
def test_the_offer_names_what_it_looks_like(performed: str, named: str) -> None:
    report = assess(filmed(Set(performed, reps=4, seconds=10.0), noise=TYPICAL).track, exercise(named))
    (notice,) = [n for n in report.notices if n.code == "looks_like_other_exercise"]
    assert exercise(named).name.lower() in notice.message
    assert exercise(performed).name.lower() in notice.message
    assert notice.message.endswith("?")
    assert report.score_note == notice.message


@pytest.mark.parametrize("name", SLUGS)
def test_the_right_exercise_is_never_doubted(name: str) -> None:
    for yaw in {BEST_YAW[name], 45.0}:
        track = filmed(Set(name, reps=3, seconds=8.0), yaw, TYPICAL).track
        assert "looks_like_other_exercise" not in codes(assess(track, exercise(name)))


@pytest.mark.parametrize("name", SLUGS)
def test_standing_about_is_no_exercise(name: str) -> None:
    report = assess(filmed(Set("squat", reps=1, rest_before=12.0)).track.rows(slice(0, 160)), exercise(name))
    assert report.rep_count == 0
    assert report.overall_score is None
    assert codes(report) & REFUSALS


def test_every_exercise_can_be_offered_only_if_it_is_popular() -> None:
    assert {e.slug for e in library().exercises if e.popular} >= set(SLUGS.values())


@pytest.mark.parametrize(
    "value, low, high, inside", [(1, None, None, True), (1, 2, None, False), (3, 2, 3, True), (4, 2, 3, False)]
)
def test_limits_may_be_open(value: float, low: float | None, high: float | None, inside: bool) -> None:
    assert within(value, low, high) is inside
