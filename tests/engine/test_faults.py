"""Injected faults are found by name, in their reps, on their side; what is not there or not visible is not told."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

import pytest
from tests.engine.sets import COUNTED, SLUGS, exercise, filmed, issue, names, report_of

from biome.engine.report import SetReport
from biome.puppet import TYPICAL, Body, Noise, Set, Tempo
from biome.puppet.sets import Knob

HOLD, LONG_HOLD = 10.0, 22.0


class Case(NamedTuple):
    """A fault put into every rep, as large as it can be judged, and a camera that sees it."""

    name: str
    fault: str
    value: Knob
    yaw: float


CASES = (
    Case("squat", "knee_valgus", 30.0, 0.0),
    Case("squat", "shallow_depth", 52.0, 90.0),
    Case("squat", "shallow_depth", 52.0, 45.0),
    Case("squat", "forward_lean", 63.0, 90.0),
    Case("squat", "hips_first", 32.0, 90.0),
    Case("squat", "heel_lift", 34.0, 90.0),
    Case("squat", "hip_shift", 28.0, 0.0),
    Case("squat", "fast_drop", 0.25, 90.0),
    Case("squat", "fast_drop", 0.25, 0.0),
    Case("squat", "back_round", 16.0, 90.0),
    Case("deadlift", "hips_first", 30.0, 90.0),
    Case("deadlift", "overextend", -28.0, 90.0),
    Case("deadlift", "soft_lockout", 147.0, 90.0),
    Case("deadlift", "bar_drift", 36.0, 90.0),
    Case("lunge", "shallow_depth", 140.0, 90.0),
    Case("lunge", "shallow_depth", 140.0, -90.0),
    Case("lunge", "trunk_collapse", 55.0, 90.0),
    Case("lunge", "short_step", 0.34, 90.0),
    Case("push_up", "hip_sag", -30.0, 90.0),
    Case("push_up", "hip_pike", 40.0, 90.0),
    Case("push_up", "shallow_depth", 122.0, 90.0),
    Case("push_up", "soft_lockout", 118.0, 90.0),
    Case("push_up", "head_drop", 56.0, 90.0),
    Case("pull_up", "short_top", -0.75, 0.0),
    Case("pull_up", "short_hang", 110.0, 0.0),
    Case("pull_up", "kipping", 46.0, 90.0),
    Case("pull_up", "uneven", 50.0, 0.0),
    Case("pull_up", "fast_drop", 0.25, 90.0),
    Case("plank", "hip_sag", -18.0, 90.0),
    Case("plank", "hip_pike", 27.0, 90.0),
    Case("plank", "shoulder_off", 48.0, 90.0),
    Case("plank", "head_drop", 60.0, 90.0),
    Case("plank", "fading", -9.0, 90.0),
    Case("plank", "wobble", 12.0, 90.0),
)
BY_REP = [c for c in CASES if c.name != "plank" and c.fault not in ("shallow_depth", "soft_lockout", "short_top")]
"""Not those that shorten the range: a rep that is far shorter than the others is an attempt."""
LOOK_ALIKES: tuple[tuple[str, float, Mapping[str, Knob], Body | None], ...] = (
    ("squat", 90.0, {"shin": 40.0}, None),  # knees past the toes
    ("squat", 0.0, {"toe_out": 30.0}, None),
    ("squat", 90.0, {"toe_out": 30.0}, None),
    ("squat", 90.0, {"lean": 46.0, "shin": 32.0}, Body(femur_tibia=1.12)),  # long thighs lean further
    ("squat", 0.0, {"stance": 0.9}, None),
    ("squat", 90.0, {"gaze": -25.0}, None),
    ("squat", 0.0, {"stance": 1.8}, None),
    ("squat", 90.0, {"stance": 1.8}, None),
    ("deadlift", 90.0, {"from_floor": 1.0}, None),
    ("lunge", 90.0, {"alternating": 0.0}, None),
    ("lunge", 90.0, {"shin": 25.0}, None),
    ("deadlift", 90.0, {"toe_out": 30.0}, None),
    ("pull_up", 0.0, {"knees": 70.0}, None),
    ("pull_up", 0.0, {"grip": 1.2}, None),
    ("push_up", 90.0, {"grip": 1.7}, None),
)


def shown(case: Case, noise: Noise, reps: int = 3) -> SetReport:
    seconds = LONG_HOLD if case.fault == "fading" else HOLD
    return report_of(Set(case.name, reps=reps, seconds=seconds, faults={case.fault: case.value}), case.yaw, noise)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.name}-{c.fault}-{c.yaw:.0f}")
def test_a_fault_past_its_bounds_is_found_by_name_under_usual_noise(case: Case) -> None:
    report = shown(case, TYPICAL)
    found = issue(report, case.fault)
    assert found is not None, f"told {names(report)}, {report.score_note}"
    assert found.severity in ("moderate", "severe")
    assert found.confidence_score >= 0.5
    assert found.deduction > 0
    assert report.overall_score is not None
    assert report.overall_score < 9.8
    if case.name != "plank":
        assert len(found.reps) >= 2


@pytest.mark.parametrize("case", BY_REP, ids=lambda c: f"{c.name}-{c.fault}-{c.yaw:.0f}")
def test_a_fault_is_told_of_its_own_reps_and_frames(case: Case) -> None:
    performed = Set(case.name, reps=4, faults={case.fault: case.value}, faulty_reps=frozenset({2, 3}))
    film = filmed(performed, case.yaw)
    report = report_of(performed, case.yaw)
    found = issue(report, case.fault)
    assert found is not None
    # A hang is between two reps, and short only where both are: it is told of the rep that it ends.
    assert found.reps == ((2,) if case.fault == "short_hang" else (2, 3))
    rep = report.reps[(found.rep or 1) - 1]
    true = film.performance.reps[(found.rep or 1) - 1]
    assert rep.frame_start - 12 <= found.frame_start <= found.frame_end
    assert found.frame_start <= found.worst_frame <= found.frame_end + 1
    assert true.start - 0.5 <= found.start_seconds <= true.end + 1.2


@pytest.mark.parametrize("knees, side", [((26.0, 0.0), "left"), ((0.0, 26.0), "right")])
def test_a_knee_that_caves_in_is_named_by_its_side(knees: tuple[float, float], side: str) -> None:
    for yaw in (0.0, 180.0):
        found = issue(report_of(Set("squat", reps=4, faults={"knee_valgus": knees}), yaw), "knee_valgus")
        assert found is not None
        assert found.side == side


@pytest.mark.parametrize("name", [*COUNTED, "plank"])
@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0, 180.0])
def test_a_clean_set_has_nothing_to_find_from_any_side(name: str, yaw: float) -> None:
    report = report_of(Set(name, reps=3, seconds=8.0), yaw)
    assert names(report) == set()
    assert report.overall_score is None or report.overall_score >= 9.9


@pytest.mark.parametrize("name, yaw, style, body", LOOK_ALIKES)
def test_what_only_looks_like_a_fault_is_not_told(
    name: str, yaw: float, style: Mapping[str, Knob], body: Body | None
) -> None:
    report = report_of(Set(name, reps=3, style=style), yaw, body=body)
    assert report.rep_count == 3
    assert names(report) == set()


def test_clean_sets_seen_by_a_noisy_model_hardly_ever_raise_an_alarm() -> None:
    reports = [
        report_of(Set(n, reps=4, seconds=HOLD), noise=TYPICAL, seed=s)
        for n in (*COUNTED, "plank")
        for s in (11, 12, 13)
    ]
    assert sum(bool(names(r)) for r in reports) <= 1
    assert min(r.overall_score or 0.0 for r in reports) >= 8.5


@pytest.mark.parametrize("name", [*COUNTED, "plank"])
@pytest.mark.parametrize("yaw", [0.0, 45.0, 90.0])
def test_what_the_view_cannot_show_is_listed_and_never_told(name: str, yaw: float) -> None:
    faults = {"squat": {"knee_valgus": 25.0, "heel_lift": 30.0}, "deadlift": {"bar_drift": 30.0}}.get(name, {})
    report = report_of(Set(name, reps=2, seconds=HOLD, faults=faults), yaw)
    judged = names(report) | {c.fault for c in report.clean}
    unseen = {n.fault for n in report.not_judged}
    forbidden = {
        f.id for f in exercise(name).faults if f.scope != "set" and all(report.view not in r.views for r in f.rules)
    }
    assert forbidden <= unseen
    assert not forbidden & judged
    assert not unseen & judged
    assert all(n.message.endswith(".") for n in report.not_judged)


def test_a_fault_without_a_rule_is_said_to_be_beyond_what_is_followed() -> None:
    name, fault = next((name, f.id) for name in SLUGS for f in exercise(name).faults if not f.rules)
    report = report_of(Set(name, reps=2))
    assert next(n.reason for n in report.not_judged if n.fault == fault) == "support"
    assert fault not in names(report)


@pytest.mark.parametrize(
    "name, fault, values, yaw",
    [
        ("squat", "shallow_depth", (8.0, 32.0, 42.0, 52.0), 90.0),
        ("squat", "knee_valgus", (0.0, 12.0, 20.0, 30.0), 0.0),
        ("push_up", "hip_sag", (0.0, -14.0, -20.0, -30.0), 90.0),
        ("pull_up", "short_hang", (170.0, 148.0, 130.0, 112.0), 0.0),
        ("pull_up", "kipping", (0.0, 18.0, 30.0, 45.0), 90.0),
        ("plank", "hip_sag", (0.0, -8.0, -12.0, -18.0), 90.0),
    ],
)
def test_more_of_a_fault_never_scores_higher(name: str, fault: str, values: tuple[float, ...], yaw: float) -> None:
    scores = [report_of(Set(name, reps=3, seconds=HOLD, faults={fault: v}), yaw).overall_score for v in values]
    known = [s for s in scores if s is not None]
    assert len(known) == len(values)
    assert all(worse <= better + 0.05 for better, worse in pairwise(known))
    assert known[-1] <= known[0] - 1.0


def test_more_reps_with_a_fault_never_score_higher() -> None:
    scores = []
    for bad in ((), (4,), (3, 4), (2, 3, 4, 5), (1, 2, 3, 4, 5)):
        performed = Set("squat", reps=5, faults={"forward_lean": 63.0}, faulty_reps=frozenset(bad))
        scores.append(report_of(performed).overall_score or 0.0)
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 10.0


def test_one_bad_rep_of_eight_is_watched_but_costs_little() -> None:
    performed = Set("squat", reps=8, faults={"forward_lean": 63.0}, faulty_reps=frozenset({5}))
    report = report_of(performed)
    assert report.overall_score is not None
    assert 9.0 <= report.overall_score < 10.0
    assert report.reps[4].score == min(rep.score or 10.0 for rep in report.reps)
    assert names(report) == set()


def test_a_slow_deep_squat_is_praised_for_what_was_judged() -> None:
    report = report_of(Set("squat", reps=4, tempo=Tempo(2.0, 0.4, 1.5, 0.6)))
    assert {"shallow_depth", "forward_lean", "heel_lift"} <= {c.fault for c in report.clean}
    assert all(c.margin > 0 for c in report.clean)
