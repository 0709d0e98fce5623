"""The library's front door on real film: what a person with Python gets from one call."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biome import analyze
from biome.analysis import analyze_with_track, named
from biome.engine.report import SetReport
from biome.exercises import UnknownExercise
from biome.vision.watch import Progress


def told(report: SetReport) -> set[str]:
    """The faults that were found."""
    return {issue.fault for issue in report.issues}


def test_an_exercise_nobody_knows_is_refused_before_the_film_is_opened() -> None:
    with pytest.raises(UnknownExercise, match="Squat"):
        analyze("no such film.mp4", "sqat")
    assert named("Push ups").slug == "push-up"


def test_a_sagging_push_up_is_counted_and_coached(clips: Path, model: Path) -> None:
    heard: list[Progress] = []
    film = clips / "push_up_11.mp4"
    report, track = analyze_with_track(film, "push up", model=model, progress=heard.append)
    assert report.exercise == "push-up"
    assert report.view == "side"
    assert report.rep_count == 1
    assert "hip_sag" in told(report)
    assert all(issue.coaching_cue for issue in report.issues)
    assert "Based on 1 rep" in report.score_note
    assert (report.coached_by, bool(report.summary)) == ("offline", True)
    assert len(track) == report.analysed_frames
    assert report.processing_time is not None
    assert report.processing_time > 0
    frames = [progress.frames_read for progress in heard]
    assert frames == sorted(frames)
    assert frames[-1] >= 0.9 * report.total_frames
    json.dumps(report.to_json(), allow_nan=False)


def test_knees_that_cave_in_are_named_from_the_front(clips: Path, model: Path) -> None:
    report = analyze(clips / "squat_07.mp4", "squat", model=model)
    assert report.view == "front"
    assert report.rep_count == 1
    assert "knee_valgus" in told(report)
    assert {"back_round", "forward_lean"} <= {n.fault for n in report.not_judged}


def test_a_plank_is_timed(clips: Path, model: Path) -> None:
    report = analyze(clips / "plank_06.mp4", "front plank", model=model)
    assert report.kind == "hold"
    assert report.hold_seconds == pytest.approx(5.0, abs=1.5)
    assert (report.rep_count, report.reps) == (0, ())
    assert told(report) <= {"hip_pike", "wobble"}  # hips that go up for a second and come down again
