"""A movement nobody named: counted, timed and measured, never judged as what it may be."""

from __future__ import annotations

import json

import pytest
from tests.engine.sets import SLUGS, codes, filmed, plain

from biome.engine.assess import assess, assess_unnamed
from biome.engine.report import Suggestion
from biome.engine.unnamed import told
from biome.exercises import unnamed
from biome.puppet import TYPICAL, Set

REPS = ("squat", "deadlift", "push_up", "pull_up", "lunge")


@pytest.mark.parametrize("name", REPS)
def test_its_reps_are_counted_by_whatever_goes_to_and_fro(name: str) -> None:
    report = assess_unnamed(filmed(Set(name, reps=4), noise=TYPICAL).track)
    assert abs(report.rep_count - 4) <= 1
    assert report.kind == "reps"
    assert report.pattern == report.exercise == "generic"


@pytest.mark.parametrize("name", REPS)
def test_what_it_may_be_is_suggested_and_not_judged(name: str) -> None:
    report = assess_unnamed(filmed(Set(name, reps=4), noise=TYPICAL).track)
    assert report.suggestions[0].exercise == SLUGS[name]
    assert [s.confidence for s in report.suggestions] == sorted(
        (s.confidence for s in report.suggestions), reverse=True
    )
    assert (report.issues, report.clean, report.not_judged) == ((), (), ())
    assert (report.overall_score, report.score_low, report.score_high) == (None, None, None)
    assert {rep.score for rep in report.reps} == {None}
    assert {"generic", "suggestion"} <= codes(report)


def test_its_joints_have_a_range_and_its_reps_a_tempo() -> None:
    report = assess_unnamed(filmed(Set("squat", reps=4), noise=TYPICAL).track)
    ranges = {m.id: m.value for m in report.metrics}
    assert ranges["knee_range"] > 60.0
    assert ranges["elbow_range"] < 30.0
    assert all(rep.durations["eccentric"] > 0.3 and rep.durations["concentric"] > 0.3 for rep in report.reps)


def test_the_name_that_was_given_is_kept() -> None:
    track = filmed(Set("squat", reps=3)).track
    report = assess(track, unnamed("Dragon walk"))
    assert report.exercise_name == "Dragon walk"
    assert plain(report.to_json())
    json.dumps(report.to_json(), allow_nan=False)


def test_standing_about_is_no_movement_and_suggests_none() -> None:
    track = filmed(Set("squat", reps=1, rest_before=12.0), noise=TYPICAL).track.rows(slice(0, 160))
    report = assess_unnamed(track)
    assert report.rep_count == 0
    assert {"generic", "no_reps"} <= codes(report)


def test_nobody_in_the_film_is_said_first() -> None:
    track = filmed(Set("squat", reps=1)).track
    track.image[:], track.world[:], track.visibility[:] = float("nan"), float("nan"), 0.0
    assert codes(assess_unnamed(track)) == {"no_person"}


def test_one_likely_movement_is_named_and_several_are_a_choice() -> None:
    squat, press = Suggestion("squat", "Squat", 0.8), Suggestion("overhead-press", "Overhead Press", 0.2)
    assert "looks like a squat" in told((squat, press))[1].message
    assert "a squat or an overhead press" in told((Suggestion("squat", "Squat", 0.4), press))[1].message
    assert [notice.code for notice in told(())] == ["generic"]
