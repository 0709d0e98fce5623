"""Holding: the clock runs while the line is kept, and judging leaves out the settling at both ends."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.sets import counted, exercise, filmed, report_of

from biome.engine.holds import held_rows, seconds_of
from biome.exercises.spec import HoldSpec
from biome.puppet import TYPICAL, Noise, Set

RATE = 15.0
SPEC = HoldSpec(measure="body_line", band=(-22.0, 22.0), min_seconds=3.0)


def held(values: np.ndarray, active: np.ndarray | None = None) -> np.ndarray:
    times = np.arange(len(values)) / RATE
    return held_rows(values, times, np.ones(len(values), dtype=bool) if active is None else active, SPEC)


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


@pytest.mark.parametrize("yaw", [90.0, 60.0, -90.0])
@pytest.mark.parametrize("seconds", [8.0, 20.0])
def test_a_plank_s_rows_are_those_whose_true_line_is_in_the_band(yaw: float, seconds: float) -> None:
    film = filmed(Set("plank", seconds=seconds), yaw)
    result = counted(film)
    line = film.performance.truth(result.body.motion.times)["body_line_right"]
    hold = exercise("plank").pattern.hold
    assert hold is not None
    true = ((line >= hold.band[0]) & (line <= hold.band[1])).sum() / result.body.motion.rate
    assert result.held.sum() / result.body.motion.rate <= true + 0.5
    assert result.held.sum() / result.body.motion.rate >= seconds - 0.5


@pytest.mark.parametrize("noise", [None, TYPICAL])
def test_nobody_holds_a_plank_while_standing(noise: Noise | None) -> None:
    report = report_of(Set("plank", seconds=10.0), noise=noise)
    assert report.hold_seconds is not None
    assert report.rep_count == 0
    assert report.reps == ()
