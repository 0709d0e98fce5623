"""Metrics: the set's numbers against their targets, as people read them."""

from __future__ import annotations

import pytest
from tests.engine.sets import SLUGS, exercise, report_of

from biome.engine.metrics import shown
from biome.engine.report import Metric, SetReport
from biome.puppet import Set, Tempo


def metric(report: SetReport, name: str) -> Metric:
    return next(m for m in report.metrics if m.id == name)


@pytest.mark.parametrize(
    "value, unit, text",
    [
        (86.6, "°", "87°"),
        (-0.2, "°", "0°"),
        (1.44, "s", "1.4 s"),
        (12.4, "%", "12 %"),
        (0.918, "of a leg", "0.92 of a leg"),
    ],
)
def test_a_number_is_shown_as_people_read_it(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text


def test_a_squat_s_metrics_are_those_performed() -> None:
    report = report_of(Set("squat", reps=4, style={"depth": 12.0, "lean": 40.0}, tempo=Tempo(2.0, 0.3, 1.4, 0.6)))
    assert metric(report, "depth").value == pytest.approx(12.0, abs=4.0)
    assert metric(report, "lean").value == pytest.approx(40.0, abs=3.0)
    assert metric(report, "tempo").value == pytest.approx(1.0, abs=0.25)
    assert {m.status for m in report.metrics} == {"good"}


@pytest.mark.parametrize("depth, status", [(20.0, "good"), (35.0, "warning"), (50.0, "error")])
def test_the_status_follows_the_target(depth: float, status: str) -> None:
    report = report_of(Set("squat", reps=3, faults={"shallow_depth": depth}))
    assert metric(report, "depth").status == status


def test_a_lunge_s_two_knees_are_measured_apart() -> None:
    report = report_of(Set("lunge", reps=4, style={"alternating": 0.0}))
    assert {"front_knee", "rear_knee"} <= {m.id for m in report.metrics}
    assert metric(report, "step").value == pytest.approx(0.95, abs=0.06)


def test_a_plank_s_line_and_time_are_measured() -> None:
    report = report_of(Set("plank", seconds=12.0, faults={"hip_sag": -12.0}))
    assert metric(report, "body_line").value == pytest.approx(-12.0, abs=2.5)
    assert metric(report, "hold_time").value == pytest.approx(report.hold_seconds or 0.0, abs=0.1)
    assert metric(report, "hold_time").status == "warning"


@pytest.mark.parametrize("name", SLUGS)
@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0])
def test_only_what_the_view_shows_is_measured(name: str, yaw: float) -> None:
    report = report_of(Set(name, reps=3, seconds=8.0), yaw)
    seen = {m.id for m in exercise(name).metrics if report.view in m.views}
    assert {m.id for m in report.metrics} <= seen
    assert len({m.id for m in report.metrics}) == len(report.metrics)
    assert all(m.actual and m.target and m.status in ("good", "warning", "error") for m in report.metrics)


def test_metrics_never_change_the_score() -> None:
    narrow, usual = (report_of(Set("squat", reps=3, style={"stance": s}), 0.0) for s in (0.75, 1.2))
    assert metric(narrow, "stance").status != "good"
    assert narrow.overall_score == usual.overall_score
