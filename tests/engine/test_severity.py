"""Severity is continuous and one-way: no degree of noise makes a jump, and worse is never milder."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from biome.engine.severity import Limits, label, separation

KNEE = Limits(8.0, 12.0, 18.0, "above")
LOCK_OUT = Limits(155.0, 145.0, 132.0, "below")
LEAN = Limits(8.0, 13.0, 20.0, "either")
numbers = st.floats(-200.0, 200.0)


@pytest.mark.parametrize(
    "value, severity",
    [(5.0, 0.0), (6.0, 0.0), (8.0, 0.25), (10.0, 0.4), (12.0, 0.55), (18.0, 0.85), (24.0, 1.0), (99.0, 1.0)],
)
def test_severity_goes_through_the_points_of_the_design(value: float, severity: float) -> None:
    assert KNEE.severity(value) == pytest.approx(severity)


@pytest.mark.parametrize("value, severity", [(160.0, 0.0), (155.0, 0.25), (145.0, 0.55), (132.0, 0.85), (110.0, 1.0)])
def test_a_limit_below_is_the_mirror_of_one_above(value: float, severity: float) -> None:
    assert LOCK_OUT.severity(value) == pytest.approx(severity)


@settings(max_examples=50, deadline=None)
@given(numbers)
def test_a_limit_to_either_side_has_no_favourite(value: float) -> None:
    assert LEAN.severity(value) == LEAN.severity(-value)


@settings(max_examples=50, deadline=None)
@given(numbers, numbers, st.sampled_from([KNEE, LOCK_OUT]))
def test_worse_is_never_milder(a: float, b: float, limits: Limits) -> None:
    better, worse = sorted((a, b), key=limits.excess)
    assert limits.severity(better) <= limits.severity(worse)


@settings(max_examples=50, deadline=None)
@given(numbers, st.sampled_from([KNEE, LOCK_OUT, LEAN]))
def test_a_tenth_of_a_degree_never_makes_a_jump(value: float, limits: Limits) -> None:
    assert abs(limits.severity(value + 0.1) - limits.severity(value)) < 0.02


@settings(max_examples=50, deadline=None)
@given(numbers, st.floats(5.0, 20.0), st.sampled_from([KNEE, LOCK_OUT]))
def test_a_view_that_shows_less_well_never_makes_it_worse(value: float, error: float, limits: Limits) -> None:
    assert limits.widened(error).severity(value) <= limits.severity(value)


@settings(max_examples=50, deadline=None)
@given(st.lists(numbers, min_size=1, max_size=20), st.sampled_from([KNEE, LOCK_OUT, LEAN]))
def test_what_is_moved_back_to_innocence_is_charged_nothing(values: list[float], limits: Limits) -> None:
    spared = limits.at_most_innocent(np.array(values))
    assert max(limits.severity(float(v)) for v in spared) == pytest.approx(0.0, abs=1e-9)
    innocent = [v for v in values if limits.severity(v) == 0.0]
    assert set(innocent) <= {float(v) for v in spared}


def test_past_the_threshold_is_where_a_minor_fault_begins() -> None:
    assert list(KNEE.past(np.array([7.9, 8.1, 30.0]))) == [False, True, True]
    assert list(LOCK_OUT.past(np.array([156.0, 154.0]))) == [False, True]
    assert list(LEAN.past(np.array([-9.0, 0.0, 9.0]))) == [True, False, True]


@pytest.mark.parametrize(
    "severity, word",
    [(0.0, None), (0.24, None), (0.25, "minor"), (0.55, "moderate"), (0.85, "severe"), (1.0, "severe")],
)
def test_each_severity_has_its_word(severity: float, word: str | None) -> None:
    assert label(severity) == word


@settings(max_examples=50, deadline=None)
@given(st.floats(-50.0, 50.0), st.floats(-50.0, 50.0), st.floats(0.01, 20.0))
def test_further_past_the_threshold_is_surer(a: float, b: float, error: float) -> None:
    assume(a <= b)
    assert 0.0 <= separation(a, error) <= separation(b, error) <= 1.0
    assert separation(0.0, error) == pytest.approx(0.5)
