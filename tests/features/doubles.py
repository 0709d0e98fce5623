"""Stand-ins for the trades behind an analysis: quick, and each shows that it was asked."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from biome.coach.person import NOBODY, Person
from biome.coach.port import Tell as Say
from biome.coach.port import quiet
from biome.engine.report import Advice, Issue, Metric, Notice, NotJudged, Rep, SetReport, Versions
from biome.engine.track import PoseTrack
from biome.exercises import Exercise, library
from biome.features.analyses.ports import Craft, Tell
from biome.vision.info import FilmInfo
from biome.vision.progress import Progress

FRAMES = 90


def track() -> PoseTrack:
    """Three seconds of nobody."""
    n = FRAMES // 2
    return PoseTrack(
        times=np.arange(n) / 15,
        frames=np.arange(n) * 2,
        image=np.full((n, 33, 2), np.nan),
        world=np.full((n, 33, 3), np.nan),
        visibility=np.zeros((n, 33)),
        width=640,
        height=480,
        fps=30.0,
        total_frames=FRAMES,
        others=np.zeros(n),
    )


ISSUE = Issue(
    fault="depth",
    type="Shallow Depth",
    severity="moderate",
    frame_start=23,
    frame_end=45,
    start_seconds=0.77,
    end_seconds=1.5,
    seconds=0.73,
    worst_frame=30,
    confidence_score=0.85,
    rep=1,
    reps=(1,),
    side=None,
    measured_value=float("nan"),
    threshold=95.0,
    unit="°",
    error=4.0,
    deduction=1.2,
)

REPORT = SetReport(
    exercise="squat",
    exercise_name="Squat",
    pattern="squat",
    kind="reps",
    view="side",
    view_confidence=0.9,
    rep_count=1,
    attempts=(),
    hold_seconds=None,
    reps=(Rep(1, 10, 55, 0.33, 1.83, 1.5, 7.9, {"eccentric": 1.1, "concentric": 0.4}, 80.0, 30, 1.0),),
    overall_score=7.2,
    score_low=6.5,
    score_high=7.9,
    score_note="",
    coverage=0.8,
    confidence=0.9,
    metrics=(
        Metric("knee", "Knee Angle (bottom)", "87°", "90°", "warning", 87.0, "°", "knee_angle", "bottom", None, 95.0),
    ),
    issues=(ISSUE,),
    not_judged=(NotJudged("valgus", "Knee Valgus", "view", "Film from the front to judge this."),),
    clean=(),
    notices=(Notice("low_resolution", "Film at 720p or more."),),
    total_frames=FRAMES,
    analysed_frames=FRAMES // 2,
    fps=30.0,
    duration=3.0,
    versions=Versions("test", "test", "test"),
)


def report(score: float | None = 7.2) -> SetReport:
    """A report of one squat."""
    return replace(REPORT, overall_score=score)


class Coach:
    """Says the same to everybody."""

    async def advise(
        self,
        report: SetReport,
        exercise: Exercise,
        person: Person = NOBODY,
        language: str = "en",
        tell: Say = quiet,
    ) -> Advice:
        tell("writing")
        cues = {"depth": f"Sit lower in your {exercise.name}."}
        return Advice(cues, ("Steady tempo",), ("Ankle mobility",), next_fix="Sit lower.", language=language)


def craft(
    watch: Callable[[Path, Exercise, Tell], PoseTrack] | None = None,
    score: float | None = 7.2,
    annotated: bytes = b"clip",
) -> Craft:
    """All trades, with ``watch`` as given."""

    def annotate(film: Path, track: PoseTrack, report: SetReport, out: Path) -> None:
        out.write_bytes(annotated)

    return Craft(
        watch=watch or watch_at_once,
        assess=lambda _, __: report(score),
        coach=Coach(),
        keyframes=lambda *_: {30: b"a picture"},
        annotate=annotate,
        exercise=library().get,
    )


def watch_at_once(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
    """Watch in no time."""
    tell(Progress(FRAMES, FRAMES, 0.0))
    return track()


def watch_for(seconds: float) -> Callable[[Path, Exercise, Tell], PoseTrack]:
    """Watch for so long, telling how far it is as the real one does."""

    def watch(film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
        begun = time.monotonic()
        while (spent := time.monotonic() - begun) < seconds:
            tell(Progress(int(FRAMES * spent / seconds), FRAMES, seconds - spent))
            time.sleep(0.05)
        return watch_at_once(film, exercise, tell)

    return watch


async def copy_film(film: Path, copy: Path) -> FilmInfo:
    """Takes everything for three seconds of film, and keeps all of it."""
    shutil.copyfile(film, copy)
    return FilmInfo(3.0, 640, 480, 0, 30.0, FRAMES, "h264", "mp4", "video/mp4", ".mp4")


MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 1000
"""What passes for a film until somebody decodes it."""
