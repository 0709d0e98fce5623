"""Reports made by hand, as the engine would make them of a short set."""

from __future__ import annotations

from dataclasses import replace

from biome.engine.report import Issue, Rep, Series, SetReport, Versions
from biome.engine.track import PoseTrack


def rep(index: int, start: int, end: int, fps: float) -> Rep:
    seconds = (end - start) / fps
    phases = {"eccentric": 0.5 * seconds, "concentric": 0.5 * seconds}
    return Rep(index, start, end, start / fps, end / fps, seconds, 8.0, phases, 0.5)


def issue(name: str, start: int, end: int, worst: int, fps: float) -> Issue:
    return Issue(
        fault=name.lower(),
        type=name,
        severity="moderate",
        frame_start=start,
        frame_end=end,
        start_seconds=start / fps,
        end_seconds=end / fps,
        seconds=(end - start) / fps,
        worst_frame=worst,
        confidence_score=0.8,
        rep=1,
        reps=(1,),
        side=None,
        measured_value=-31.0,
        threshold=8.0,
        unit="°",
        error=4.0,
        deduction=1.5,
    )


def report(track: PoseTrack, reps: tuple[Rep, ...] = (), issues: tuple[Issue, ...] = ()) -> SetReport:
    return SetReport(
        exercise="squat",
        exercise_name="Squat",
        pattern="squat",
        kind="reps",
        view="side",
        view_confidence=0.9,
        rep_count=len(reps),
        attempts=(),
        hold_seconds=None,
        reps=reps,
        overall_score=7.0,
        score_low=6.0,
        score_high=8.0,
        score_note="",
        coverage=1.0,
        confidence=0.9,
        metrics=(),
        issues=issues,
        not_judged=(),
        clean=(),
        notices=(),
        total_frames=track.total_frames,
        analysed_frames=len(track),
        fps=track.fps,
        duration=track.total_frames / track.fps,
        versions=Versions("1", "1", "1"),
    )


def hold(track: PoseTrack, seconds: float, signal: Series) -> SetReport:
    return replace(report(track), kind="hold", hold_seconds=seconds, signal=signal)
