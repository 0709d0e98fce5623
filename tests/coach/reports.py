"""Reports made by hand: a decent set of squats, to be changed where a test needs it otherwise."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from biome.engine.report import Attempt, Clean, Issue, Metric, Notice, NotJudged, Rep, Series, SetReport, Versions

FPS = 30.0
REP_SECONDS = 2.5
SCORES = (8.4, 8.2, 7.9, 7.4, 7.0, 6.8)


def rep(index: int, seconds: float = REP_SECONDS, **changes: Any) -> Rep:
    """Rep ``index`` of a set in which all reps follow one another from the film's first second on."""
    start = 1.0 + (index - 1) * REP_SECONDS
    made = Rep(
        index=index,
        frame_start=round(start * FPS),
        frame_end=round((start + seconds) * FPS),
        start_seconds=start,
        end_seconds=start + seconds,
        seconds=seconds,
        score=SCORES[(index - 1) % len(SCORES)],
        durations={"eccentric": seconds * 0.5, "bottom": seconds * 0.1, "concentric": seconds * 0.4},
        rom=0.4,
    )
    return replace(made, **changes)


def issue(fault: str = "forward_lean", **changes: Any) -> Issue:
    """A moderate fault, clearest in rep 5."""
    made = Issue(
        fault=fault,
        type="Excessive Forward Lean",
        severity="moderate",
        frame_start=360,
        frame_end=390,
        start_seconds=12.0,
        end_seconds=13.0,
        seconds=1.0,
        worst_frame=375,
        confidence_score=0.86,
        rep=5,
        reps=(3, 4, 5),
        side=None,
        measured_value=57.4,
        threshold=50.0,
        unit="°",
        error=4.0,
        deduction=1.2,
    )
    return replace(made, **changes)


def clean(fault: str = "shallow_depth", **changes: Any) -> Clean:
    """A fault that was looked for in all six reps and is far away."""
    made = Clean(fault=fault, type="Shallow Depth", confidence=0.9, value=8.0, unit="°", margin=3.0, reps=6)
    return replace(made, **changes)


def not_judged(fault: str = "knee_valgus", **changes: Any) -> NotJudged:
    """A fault that a film from the side does not show."""
    made = NotJudged(
        fault=fault, type="Knee Valgus", reason="view", message="Knee Valgus cannot be judged from the side."
    )
    return replace(made, **changes)


def attempt(start: float = 17.0) -> Attempt:
    """A movement that was not counted."""
    return Attempt(round(start * FPS), round((start + 1) * FPS), start, start + 1, "It stopped at half of your range.")


def metric(**changes: Any) -> Metric:
    """A knee angle on target."""
    made = Metric(
        id="knee_angle", name="Knee Angle (bottom)", actual="87°", target="90°", status="good", value=87.0, unit="°"
    )
    return replace(made, **changes)


def notice(code: str = "low_resolution", message: str = "The picture is small: film in 720p or better.") -> Notice:
    """Something to know about the film."""
    return Notice(code, message)


def signal(reps: int, seconds: float = 18.0) -> Series:
    """A signal that is high at rest and dips once in each rep, with a short gap in the middle."""
    times = [i / 15 for i in range(round(seconds * 15))]
    values = [_dip(t, reps) if abs(t - seconds / 2) > 0.2 else None for t in times]
    return Series("Hip height", "x leg", tuple(times), tuple(values))


def _dip(time: float, reps: int) -> float:
    moving = 1.0 <= time <= 1.0 + reps * REP_SECONDS
    return 1.0 - (0.2 * (1 - math.cos(2 * math.pi * (time - 1.0) / REP_SECONDS)) if moving else 0.0)


def squats(**changes: Any) -> SetReport:
    """Six squats from the side with one fault, one strength and one thing that could not be judged."""
    made = SetReport(
        exercise="squat",
        exercise_name="Squat",
        pattern="squat",
        kind="reps",
        view="side",
        view_confidence=0.9,
        rep_count=6,
        attempts=(),
        hold_seconds=None,
        reps=tuple(rep(index) for index in range(1, 7)),
        overall_score=7.4,
        score_low=7.1,
        score_high=7.7,
        score_note="",
        coverage=0.75,
        confidence=0.88,
        metrics=(metric(),),
        issues=(issue(),),
        not_judged=(not_judged(),),
        clean=(clean(),),
        notices=(),
        total_frames=540,
        analysed_frames=270,
        fps=FPS,
        duration=18.0,
        versions=Versions(engine="1", library="0123456789ab", model="full"),
        signal=signal(6),
        processing_time=4.2,
    )
    return replace(made, **changes)


def plank(**changes: Any) -> SetReport:
    """A steady plank of 24 seconds from the side."""
    held = replace(
        squats(),
        exercise="plank",
        exercise_name="Plank",
        pattern="plank",
        kind="hold",
        rep_count=0,
        reps=(),
        hold_seconds=24.0,
        overall_score=9.1,
        score_low=8.9,
        score_high=9.3,
        metrics=(),
        issues=(),
        not_judged=(),
        clean=(clean("hip_sag", type="Hips Sagging", value=-1.0, reps=0),),
    )
    return replace(held, **changes)


def unscored(**changes: Any) -> SetReport:
    """A film in which nothing could be scored."""
    nothing = {"overall_score": None, "score_low": None, "score_high": None, "issues": (), "clean": (), "metrics": ()}
    empty = {"rep_count": 0, "reps": (), "confidence": 0.0, "coverage": 0.0}
    return replace(squats(), **{**nothing, **empty, **changes})
