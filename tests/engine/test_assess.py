"""The whole way from a track to a report: the same set always gets the same answer, and a poor film an honest one."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import COUNTED, SLUGS, between, codes, exercise, filmed, issue, lost, names, plain, report_of

from biome.engine.assess import assess
from biome.engine.report import Advice, SetReport
from biome.engine.track import PoseTrack
from biome.puppet import TYPICAL, Set, mirror

FAULTY = {
    "squat": Set("squat", reps=4, faults={"shallow_depth": 45.0}),
    "push_up": Set("push_up", reps=4, faults={"hip_sag": -22.0}),
    "pull_up": Set("pull_up", reps=4, faults={"short_hang": 130.0}),
    "deadlift": Set("deadlift", reps=4, faults={"bar_drift": 30.0}),
    "plank": Set("plank", seconds=12.0, faults={"hip_sag": -16.0}),
}


def judged(track: PoseTrack, name: str) -> SetReport:
    return assess(track, exercise(name))


def assert_alike(one: SetReport, other: SetReport, *, score: float = 0.05) -> None:
    """The same in everything that a person is told."""
    assert one.rep_count == other.rep_count
    assert names(one) == names(other)
    assert [i.severity for i in one.issues] == [i.severity for i in other.issues]
    assert {n.fault for n in one.not_judged} == {n.fault for n in other.not_judged}
    assert codes(one) == codes(other)
    assert (one.overall_score is None) == (other.overall_score is None)
    assert one.overall_score == pytest.approx(other.overall_score, abs=score)
    for a, b in zip(one.metrics, other.metrics, strict=True):
        assert (a.id, a.status) == (b.id, b.status)
        assert a.value == pytest.approx(b.value, rel=0.05, abs=0.5)


@pytest.mark.parametrize("name", FAULTY)
def test_the_same_track_gets_the_same_report(name: str) -> None:
    track = filmed(FAULTY[name], noise=TYPICAL).track
    assert judged(track, name) == judged(track, name)


@pytest.mark.parametrize("name", FAULTY)
def test_a_mirrored_film_swaps_the_sides_and_changes_nothing_else(name: str) -> None:
    track = filmed(FAULTY[name], noise=TYPICAL).track
    plain, mirrored = judged(track, name), judged(mirror(track), name)
    assert_alike(plain, mirrored)
    swapped = {"left": "right", "right": "left", None: None}
    assert [i.side for i in mirrored.issues] == [swapped[i.side] for i in plain.issues]
    assert [i.frame_start for i in mirrored.issues] == pytest.approx([i.frame_start for i in plain.issues], abs=2)


def test_a_knee_that_caves_in_changes_its_side_in_the_mirror() -> None:
    track = filmed(Set("squat", reps=4, faults={"knee_valgus": (26.0, 0.0)}), 0.0).track
    plain, mirrored = issue(judged(track, "squat"), "knee_valgus"), issue(judged(mirror(track), "squat"), "knee_valgus")
    assert plain is not None
    assert mirrored is not None
    assert (plain.side, mirrored.side) == ("left", "right")
    assert plain.measured_value == pytest.approx(mirrored.measured_value, abs=0.1)


@pytest.mark.parametrize("name", FAULTY)
def test_a_larger_picture_of_the_same_set_changes_nothing(name: str) -> None:
    track = filmed(FAULTY[name], noise=TYPICAL).track
    larger = replace(track, image=track.image * 1.5, width=round(track.width * 1.5), height=round(track.height * 1.5))
    assert_alike(judged(track, name), judged(larger, name))


@pytest.mark.parametrize("name", FAULTY)
def test_standing_elsewhere_in_the_picture_changes_nothing(name: str) -> None:
    track = filmed(FAULTY[name], noise=TYPICAL).track
    moved = replace(track, image=track.image + np.array([60.0, 40.0]), width=track.width + 60, height=track.height + 40)
    assert_alike(judged(track, name), judged(moved, name))


@pytest.mark.parametrize("name", [n for n in FAULTY if n != "plank"])
def test_trimming_the_idle_ends_changes_nothing(name: str) -> None:
    performed = replace(FAULTY[name], rest_before=3.0, rest_after=3.0)
    track = filmed(performed).track
    trimmed = between(track, 1.5, float(track.times[-1]) - 1.5)
    assert_alike(judged(track, name), judged(trimmed, name), score=0.2)


@pytest.mark.parametrize("name", ["squat", "push_up", "pull_up"])
def test_two_takes_of_the_same_set_score_alike(name: str) -> None:
    scores = [report_of(FAULTY[name], noise=TYPICAL, seed=seed).overall_score or 0.0 for seed in range(3)]
    assert float(np.std(scores)) < 0.7


@pytest.mark.parametrize("name", SLUGS)
def test_a_film_without_anybody_says_so_and_nothing_else(name: str) -> None:
    track = filmed(Set(name, reps=2, seconds=6.0)).track
    report = judged(lost(track, -1.0, 1e9), name)
    assert codes(report) == {"no_person"}
    assert report.overall_score is None
    assert (report.rep_count, report.reps, report.metrics, report.issues, report.clean) == (0, (), (), (), ())
    assert report.view == "unknown"
    assert report.confidence == 0.0
    assert {n.fault for n in report.not_judged} == {f.id for f in exercise(name).faults}


def test_half_of_the_frames_lost_in_flickers_keeps_the_count() -> None:
    track = filmed(Set("squat", reps=5)).track
    image, visibility = track.image.copy(), track.visibility.copy()
    image[1::2], visibility[1::2] = np.nan, 0.0
    assert judged(replace(track, image=image, visibility=visibility), "squat").rep_count == 5


def test_half_of_the_set_out_of_sight_gets_no_unqualified_score() -> None:
    film = filmed(Set("squat", reps=6))
    reps = film.performance.reps
    report = judged(lost(film.track, reps[1].start - 0.1, reps[4].end), "squat")
    assert report.rep_count in (2, 3)
    assert report.overall_score is None
    assert "lost sight" in report.score_note


@pytest.mark.parametrize("n, qualified", [(1, True), (2, True), (3, False)])
def test_one_or_two_reps_are_provisional(n: int, qualified: bool) -> None:
    report = report_of(Set("squat", reps=n))
    assert report.rep_count == n
    assert report.overall_score is not None
    assert (f"Based on {n} rep" in report.score_note) is qualified


def test_a_short_hold_is_provisional() -> None:
    report = report_of(Set("plank", seconds=2.5))
    assert report.overall_score is not None
    assert "Based on a short hold" in report.score_note


@pytest.mark.parametrize("name", COUNTED)
def test_no_reps_are_no_score_and_a_sentence(name: str) -> None:
    track = between(filmed(Set(name, reps=1, rest_before=6.0)).track, 0.0, 5.0)
    report = judged(track, name)
    assert report.rep_count == 0
    assert report.overall_score is None
    assert report.score_note.endswith((".", "?"))
    assert report.issues == ()
    assert report.confidence < 0.5


def test_a_film_that_ends_in_the_middle_of_a_rep_reports_the_whole_ones() -> None:
    film = filmed(Set("squat", reps=4))
    report = judged(between(film.track, 0.0, film.performance.reps[3].turn), "squat")
    assert report.rep_count == 3
    assert report.overall_score == 10.0


def test_a_view_that_shows_little_is_counted_and_not_scored() -> None:
    report = report_of(Set("deadlift", reps=4), 0.0)
    assert report.rep_count == 4
    assert report.overall_score is None
    assert report.coverage < 0.3
    assert exercise("deadlift").how_to_film in report.score_note
    assert all(rep.score is None for rep in report.reps)


def test_a_view_that_shows_half_is_scored_with_a_remark() -> None:
    report = report_of(Set("squat", reps=4), 0.0)
    assert 0.3 <= report.coverage < 0.5
    assert report.overall_score is not None
    assert "only part" in report.score_note


def test_deductions_add_up_to_what_the_score_lost() -> None:
    for name, performed in FAULTY.items():
        report = report_of(performed)
        assert report.overall_score is not None
        told = sum(i.deduction for i in report.issues)
        assert 0.0 < told <= 10.0 - report.overall_score + 1e-6, name
        assert report.score_low is not None
        assert report.score_high is not None
        assert report.score_low <= report.overall_score <= report.score_high


def test_issues_come_costliest_first() -> None:
    report = report_of(Set("squat", reps=4, faults={"shallow_depth": 45.0, "fast_drop": 0.3}))
    assert len(report.issues) >= 2
    costs = [i.deduction for i in report.issues]
    assert costs == sorted(costs, reverse=True)


def test_reps_follow_each_other_and_keep_their_frames() -> None:
    film = filmed(Set("squat", reps=4), fps=60.0)
    report = judged(film.track, "squat")
    assert [rep.index for rep in report.reps] == [1, 2, 3, 4]
    for rep, true in zip(report.reps, film.performance.reps, strict=True):
        assert rep.frame_start < rep.turn_frame < rep.frame_end < film.track.total_frames
        assert rep.frame_start == pytest.approx(rep.start_seconds * 60.0, abs=2.0)
        assert rep.start_seconds == pytest.approx(true.start, abs=0.45)
        assert rep.end_seconds == pytest.approx(true.end, abs=0.45)
        assert rep.seconds == pytest.approx(rep.end_seconds - rep.start_seconds, abs=0.02)
        assert set(rep.durations) >= {"eccentric", "bottom", "concentric", "top"}
        assert rep.score == 10.0


def test_the_json_is_plain_and_has_every_field_that_was_promised() -> None:
    report = replace(report_of(FAULTY["squat"], noise=TYPICAL), processing_time=1.2)
    told = report.advised(Advice(cues={"shallow_depth": "Lower."}, strengths=("Good.",), recommendations=("Sit.",)))
    document = told.to_json()
    assert plain(document)
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    promised = (
        "exercise view repCount attempts holdSeconds reps overallScore confidence metrics issues notJudged strengths"
    )
    promised += " recommendations totalFrames processingTime versions notices coverage scoreNote"
    assert set(promised.split()) <= set(document)
    assert {"index", "frameStart", "frameEnd", "seconds", "score"} <= set(document["reps"][0])
    of_an_issue = (
        "type severity frameStart frameEnd coachingCue confidenceScore seconds rep side measuredValue threshold"
    )
    assert set(of_an_issue.split()) <= set(document["issues"][0])
    assert {"fault", "reason"} <= set(document["notJudged"][0])
    assert set(document["versions"]) == {"engine", "library", "model"}
    assert all(document["versions"].values())
    assert document["issues"][0]["coachingCue"] == "Lower."


def test_the_signal_goes_through_the_whole_film() -> None:
    film = filmed(Set("squat", reps=3))
    signal = judged(lost(film.track, 2.0, 3.6), "squat").signal
    assert signal is not None
    assert len(signal.times) == len(signal.values)
    assert signal.times[-1] == pytest.approx(float(film.track.times[-1]), abs=0.1)
    assert any(v is None for v in signal.values)
    assert signal.unit


@pytest.mark.parametrize("name", ["squat", "deadlift", "push_up", "plank"])
@pytest.mark.parametrize("frames", [0, 1, 2, 5])
def test_a_handful_of_frames_is_a_report(name: str, frames: int) -> None:
    track = filmed(Set("squat", reps=1)).track.rows(slice(0, frames))
    report = judged(track, name)
    assert report.overall_score is None
    assert report.rep_count == 0
    assert plain(report.to_json())
