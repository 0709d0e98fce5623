"""The picture of a set's rep signal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.coach import exercises
from tests.coach.reports import attempt, issue, plank, squats, unscored

from biome.engine.report import SetReport
from biome.exercises.spec import MetricSpec
from biome.plot import draw, targets_of, turning_point


def words_in(svg: Path) -> str:
    """matplotlib writes each text of an SVG as a comment beside its outlines."""
    return svg.read_text(encoding="utf-8")


def test_the_plot_names_its_reps_faults_and_score(tmp_path: Path) -> None:
    report = squats(issues=(issue(), issue("fade", type="Range Fading", severity="minor")), attempts=(attempt(),))
    draw(report, tmp_path / "set.svg")
    drawn = words_in(tmp_path / "set.svg")
    for text in (
        "Squat · 6 reps · 7.4 / 10",
        "Excessive Forward Lean, moderate",
        "Range Fading, minor",
        "counted",
        "8.4",
    ):
        assert f"<!-- {text} -->" in drawn


def test_equal_reports_give_equal_pictures(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        draw(squats(), tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_fault_and_a_target_change_the_picture(tmp_path: Path) -> None:
    draw(squats(), tmp_path / "plain.png")
    draw(squats(), tmp_path / "target.png", targets=(0.7,))
    draw(squats(issues=(issue(severity="severe"),)), tmp_path / "severe.png")
    green, red = (46, 139, 87), (198, 40, 40)
    assert has_colour(tmp_path / "target.png", green)
    assert has_colour(tmp_path / "severe.png", red)
    assert not has_colour(tmp_path / "plain.png", green)
    assert not has_colour(tmp_path / "plain.png", red)


def has_colour(picture: Path, colour: tuple[int, int, int]) -> bool:
    with Image.open(picture) as opened:
        return bool((np.asarray(opened.convert("RGB")) == colour).all(axis=-1).any())


@pytest.mark.parametrize(
    "report",
    [
        unscored(signal=None),
        replace(squats(), signal=None),
        plank(),
        squats(issues=(), reps=(), rep_count=0),
        unscored(signal=None, duration=0.0),
    ],
    ids=["nobody", "no signal", "hold", "no reps", "no film"],
)
def test_every_report_can_be_drawn_without_a_warning(
    report: SetReport, tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    draw(report, tmp_path / "set.png")
    with Image.open(tmp_path / "set.png") as drawn:
        assert drawn.format == "PNG"
    assert not [str(w.message) for w in recwarn]


def test_the_turning_point_is_furthest_from_the_ends() -> None:
    times = np.arange(5.0)
    assert turning_point(times, np.array([1.0, 0.6, 0.2, np.nan, 0.9]), 0.0, 4.0) == (2.0, 0.2)
    assert turning_point(times, np.array([1.0, 1.6, 2.2, 1.5, 0.9]), 0.0, 4.0) == (2.0, 2.2)
    assert turning_point(times, np.full(5, np.nan), 0.0, 4.0) is None


def test_the_targets_are_the_bounds_of_a_metric_on_the_same_measure() -> None:
    assert targets_of(exercises.squat()) == ()
    line = MetricSpec(
        id="line",
        name="Body Line",
        measure="body_line",
        event="hold",
        target="0°",
        good=(-8.0, "none"),
        warning=(-14.0, "none"),
        views=("side",),
    )
    plank = exercises.plank()
    assert targets_of(plank.model_copy(update={"pattern": plank.pattern.model_copy(update={"metrics": (line,)})})) == (
        -8.0,
    )
