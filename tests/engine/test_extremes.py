"""Turning points by hysteresis: they alternate, and none is smaller than was asked for."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from biome.engine.extremes import excursions, extremes, typical_excursion

signals = arrays(float, st.integers(0, 80), elements=st.floats(-10.0, 10.0))


@settings(max_examples=60, deadline=None)
@given(signals, st.floats(0.01, 5.0))
def test_highs_and_lows_alternate_and_each_travels_far_enough(signal: np.ndarray, hysteresis: float) -> None:
    points = extremes(signal, hysteresis)
    assert all(a.is_high != b.is_high for a, b in pairwise(points))
    assert all(a.row < b.row for a, b in pairwise(points))
    assert all(travel >= hysteresis - 1e-9 for travel in excursions(points))
    assert all(p.value == signal[p.row] for p in points)


@settings(max_examples=60, deadline=None)
@given(signals, st.floats(0.01, 5.0))
def test_upside_down_highs_are_lows(signal: np.ndarray, hysteresis: float) -> None:
    upright, turned = extremes(signal, hysteresis), extremes(-signal, hysteresis)
    assert [(p.row, p.is_high) for p in upright] == [(p.row, not p.is_high) for p in turned]


def test_every_wave_is_found_with_both_its_ends() -> None:
    points = extremes(np.cos(np.linspace(0.0, 6.0 * np.pi, 200)), 0.5)
    assert [p.is_high for p in points] == [True, False, True, False, True, False, True]


def test_a_wobble_smaller_than_the_hysteresis_is_no_turning_point() -> None:
    assert extremes(0.1 * np.sin(np.linspace(0.0, 40.0, 200)), 0.5) == []


def test_the_typical_excursion_is_that_of_full_reps_not_of_idling() -> None:
    assert typical_excursion(np.array([0.1] * 40 + [1.0] * 8)) == pytest.approx(1.0)
    assert typical_excursion(np.array([])) == 0.0
