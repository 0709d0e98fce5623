"""Holding: the clock runs while the line is kept, and judging leaves out the settling at both ends."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.sets import between, counted, filmed, report_of

from biome.engine.holds import held_rows, seconds_of
from biome.exercises.spec import HoldSpec, Steady
from biome.puppet import TYPICAL, Set
from biome.puppet.sets import Knob

RATE = 15.0
SPEC = HoldSpec(measure="body_line", band=(-22.0, 22.0), leave=(-25.0, 35.0), min_seconds=3.0)


def held(values: np.ndarray, active: np.ndarray | None = None, spec: HoldSpec = SPEC) -> np.ndarray:
    times = np.arange(len(values)) / RATE
    return held_rows(values, None, times, np.ones(len(values), dtype=bool) if active is None else active, spec)


def steps(*stretches: tuple[float, float]) -> np.ndarray:
    """(degrees, seconds) one after the other."""
    return np.concatenate([np.full(round(seconds * RATE), degrees) for degrees, seconds in stretches])


@settings(max_examples=40, deadline=None)
@given(st.floats(4.0, 40.0), st.floats(1.0, 6.0), st.floats(1.0, 6.0), st.sampled_from([-60.0, 60.0]))
def test_the_clock_runs_while_the_line_is_in_the_band(seconds: float, before: float, after: float, off: float) -> None:
    kept = held(steps((off, before), (3.0, seconds), (off, after)))
    assert kept.sum() / RATE == pytest.approx(seconds, abs=0.3)


def test_the_longest_of_two_holds_counts() -> None:
    kept = held(steps((0.0, 5.0), (50.0, 3.0), (0.0, 9.0)))
    assert kept.sum() / RATE == pytest.approx(9.0, abs=0.3)
    assert not kept[: round(7 * RATE)].any()


def test_a_moment_out_of_line_does_not_stop_the_clock() -> None:
    assert held(steps((0.0, 5.0), (40.0, 0.5), (0.0, 5.0))).sum() / RATE == pytest.approx(10.5, abs=0.3)


def test_a_second_out_of_line_stops_it() -> None:
    assert held(steps((0.0, 5.0), (60.0, 1.5), (0.0, 6.0))).sum() / RATE == pytest.approx(6.0, abs=0.4)


def test_less_than_three_seconds_are_no_hold() -> None:
    assert not held(steps((60.0, 3.0), (0.0, 2.0), (60.0, 3.0))).any()


def test_out_of_posture_no_line_is_held() -> None:
    active = np.ones(150, dtype=bool)
    active[75:] = False
    assert held(np.zeros(150), active).sum() / RATE == pytest.approx(5.0, abs=0.1)


def test_a_hold_is_judged_by_the_second_without_its_edges() -> None:
    rows = np.zeros(300, dtype=bool)
    rows[30:180] = True
    seconds = seconds_of(rows, RATE)
    assert len(seconds) in (8, 9)
    assert seconds[0].start >= 30 + 7
    assert seconds[-1].end <= 180 - 7
    assert all(a.end < b.start for a, b in pairwise(seconds))
    assert seconds_of(np.zeros(300, dtype=bool), RATE) == ()


def test_a_fault_that_comes_during_the_hold_does_not_end_it_until_it_is_no_plank_any_more() -> None:
    assert held(steps((0.0, 8.0), (30.0, 1.5), (0.0, 8.0))).sum() / RATE == pytest.approx(17.5, abs=0.4)
    assert held(steps((0.0, 8.0), (50.0, 1.5), (0.0, 9.0))).sum() / RATE == pytest.approx(9.0, abs=0.4)


def test_lying_flat_is_in_line_but_not_held() -> None:
    line = np.zeros(round(20 * RATE))
    chest = steps((0.3, 3.0), (0.9, 14.0), (0.3, 3.0))
    spec = SPEC.model_copy(update={"steady": Steady(measure="chest_drop", within=0.1)})
    times = np.arange(len(line)) / RATE
    kept = held_rows(line, chest, times, np.ones(len(line), dtype=bool), spec)
    assert kept.sum() / RATE == pytest.approx(14.0, abs=0.5)


@pytest.mark.parametrize("yaw", [90.0, 60.0, -90.0])
@pytest.mark.parametrize("seconds", [16.0, 24.0])
def test_a_plank_is_timed_to_a_tenth_without_getting_up_and_lying_down(yaw: float, seconds: float) -> None:
    report = report_of(Set("plank", seconds=seconds, rest_before=3.0, rest_after=3.0), yaw)
    assert report.hold_seconds == pytest.approx(seconds, rel=0.1)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("faults", [{}, {"hip_pike": 24.0}])
def test_noise_and_piked_hips_do_not_stop_the_clock(faults: dict[str, Knob], seed: int) -> None:
    report = report_of(Set("plank", seconds=20.0, faults=faults), noise=TYPICAL, seed=seed)
    assert report.hold_seconds == pytest.approx(20.0, rel=0.1)


def test_a_film_that_begins_and_ends_in_the_hold_counts_what_is_filmed() -> None:
    film = filmed(Set("plank", seconds=15.0))
    start = film.performance.performed.rest_before + 3.0
    result = counted(film._replace(track=between(film.track, start, start + 8.0)))
    assert result.held.sum() / result.body.motion.rate == pytest.approx(8.0, abs=0.3)


def test_a_hold_is_neither_reps_nor_attempts() -> None:
    report = report_of(Set("plank", seconds=10.0), noise=TYPICAL)
    assert (report.rep_count, report.reps, report.attempts) == (0, (), ())


@pytest.mark.parametrize("seed", range(3))
def test_getting_up_into_a_plank_and_down_again_is_not_held(seed: int) -> None:
    report = report_of(Set("plank", seconds=9.0), 90.0, TYPICAL, seed=seed)
    assert report.hold_seconds == pytest.approx(9.0, abs=0.8)


def test_hips_as_high_as_a_roof_are_held_and_judged() -> None:
    report = report_of(Set("plank", seconds=9.0, faults={"hip_pike": 45.0}), 50.0, TYPICAL)
    assert report.hold_seconds == pytest.approx(9.0, abs=1.0)
    assert "hip_pike" in {issue.fault for issue in report.issues}


def test_an_oblique_camera_does_not_deepen_a_sag() -> None:
    report = report_of(Set("push_up", reps=3, faults={"hip_sag": -24.0}), 50.0)
    sag = next(issue for issue in report.issues if issue.fault == "hip_sag")
    assert sag.measured_value == pytest.approx(-24.0, abs=2.0)


@pytest.mark.parametrize("wobble, told", [(1.2, False), (4.0, True)])
def test_a_wobble_reads_as_it_is_whatever_the_noise(wobble: float, told: bool) -> None:
    report = report_of(Set("plank", seconds=10.0, faults={"wobble": wobble}), 90.0, TYPICAL)
    stability = next(metric for metric in report.metrics if metric.id == "stability")
    assert stability.value == pytest.approx(wobble, abs=1.0)
    assert ("wobble" in {issue.fault for issue in report.issues}) == told


def test_on_the_way_up_from_the_floor_a_low_hold_has_not_begun() -> None:
    """Lying is 12 degrees from a sagging side plank: what is nearer to it than to lying is the hold, and no more."""
    spec = HoldSpec(measure="side_line", band=(-27.0, 45.0), leave=(-29.0, 50.0), min_seconds=3.0)
    up, sagging = np.linspace(-32.0, -20.0, round(1.2 * RATE)), steps((-20.0, 10.0))
    kept = held(np.concatenate([steps((-32.0, 3.0)), up, sagging, up[::-1], steps((-32.0, 3.0))]), spec=spec)
    assert kept.sum() / RATE == pytest.approx(10.0, abs=1.0)
