"""Filters must not move a turning point, and must not let one wild frame become a movement."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import scipy.ndimage
import scipy.signal
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from biome.engine.smooth import (
    bridge,
    close_gaps,
    interpolated,
    low_pass,
    running_median,
    runs,
    theil_sen,
    without_outliers,
)

RATE = 15.0
readings = arrays(float, st.integers(20, 60), elements=st.floats(-100.0, 100.0))
masks = arrays(bool, st.integers(1, 60))


def wave(seconds: float = 8.0, hertz: float = 0.5) -> np.ndarray:
    return np.sin(2.0 * np.pi * hertz * np.arange(0.0, seconds, 1.0 / RATE))


@given(
    arrays(float, st.tuples(st.integers(12, 90), st.integers(1, 3)), elements=st.floats(-1e3, 1e3)), st.floats(0.5, 6.5)
)
def test_the_low_pass_is_scipys_butterworth_forwards_and_backwards(values: np.ndarray, cutoff: float) -> None:
    sections = scipy.signal.butter(2, cutoff / (RATE / 2), output="sos")
    theirs = scipy.signal.sosfiltfilt(sections, values, axis=0, padtype="odd", padlen=min(len(values) - 2, 9))
    np.testing.assert_allclose(low_pass(values, RATE, cutoff), theirs, atol=1e-8)


@given(readings, st.sampled_from([1, 3, 5, 7]))
def test_the_running_median_is_scipys(values: np.ndarray, window: int) -> None:
    theirs = scipy.ndimage.median_filter(values, size=window, mode="nearest")
    np.testing.assert_allclose(running_median(values, window), theirs)


@given(
    arrays(float, st.tuples(st.integers(20, 300), st.integers(1, 4)), elements=st.floats(-100.0, 100.0)),
    st.sampled_from([1, 3, 5, 7, 9, 15]),
)
def test_the_running_median_of_columns_is_scipys(values: np.ndarray, window: int) -> None:
    theirs = scipy.ndimage.median_filter(values, size=(window, 1), mode="nearest")
    np.testing.assert_allclose(running_median(values, window), theirs)


@given(arrays(float, st.tuples(st.integers(1, 30), st.integers(1, 3)), elements=st.floats(-100.0, 100.0)), st.data())
def test_interpolation_is_numpys_for_each_column(values: np.ndarray, data: st.DataObject) -> None:
    steps = data.draw(arrays(float, len(values), elements=st.floats(0.01, 2.0)))
    times, at = np.cumsum(steps), data.draw(arrays(float, 20, elements=st.floats(-5.0, 70.0)))
    theirs = np.stack([np.interp(at, times, column) for column in values.T], axis=1)
    np.testing.assert_allclose(interpolated(at, times, values), theirs, atol=1e-9)


@given(readings)
def test_the_trend_is_scipys_theil_sen_slope(values: np.ndarray) -> None:
    times = np.arange(len(values)) / RATE
    assert theil_sen(times, values) == pytest.approx(
        float(np.asarray(scipy.stats.theilslopes(values, times))[0]), abs=1e-9
    )


@pytest.mark.parametrize("hertz", [0.25, 0.5, 1.0])
def test_a_low_pass_moves_no_turning_point(hertz: float) -> None:
    movement = wave(8.0, hertz)
    assert abs(int(np.argmax(low_pass(movement, RATE, 3.0)[:30])) - int(np.argmax(movement[:30]))) <= 1


def test_a_low_pass_keeps_a_slow_movement_and_removes_a_tremor() -> None:
    slow = wave(8.0, 0.5)
    shaking = slow + 0.3 * wave(8.0, 6.5)
    filtered = low_pass(shaking, RATE, 3.0)
    assert np.abs(filtered - slow)[10:-10].max() < 0.06
    assert np.abs(low_pass(slow, RATE, 3.0) - slow)[10:-10].max() < 0.02


def test_a_cutoff_beyond_what_the_rate_can_carry_changes_nothing() -> None:
    movement = wave()
    assert np.array_equal(low_pass(movement, RATE, 7.0), movement)


def test_a_few_samples_are_left_as_they_are() -> None:
    assert np.array_equal(low_pass(np.arange(11.0), RATE, 3.0), np.arange(11.0))


@settings(max_examples=40, deadline=None)
@given(readings, st.floats(-50.0, 50.0), st.floats(0.1, 10.0))
def test_a_low_pass_is_linear_and_leaves_what_stands_still(values: np.ndarray, offset: float, scale: float) -> None:
    moved = low_pass(values * scale + offset, RATE, 3.0)
    assert np.allclose(moved, low_pass(values, RATE, 3.0) * scale + offset, atol=1e-6)
    assert np.allclose(low_pass(np.full(len(values), offset), RATE, 3.0), offset)


@settings(max_examples=40, deadline=None)
@given(readings)
def test_a_low_pass_works_the_same_backwards(values: np.ndarray) -> None:
    # Forwards and backwards in one filter: what delays in one direction would hurry in the other.
    forwards, backwards = low_pass(values, RATE, 3.0), low_pass(values[::-1], RATE, 3.0)[::-1]
    assert np.allclose(forwards[8:-8], backwards[8:-8], atol=12.0)
    assert abs(float(np.mean(forwards - backwards))) < 6.0


def test_one_wild_frame_is_replaced_by_its_neighbours() -> None:
    movement = wave()
    struck = movement.copy()
    struck[40] += 5.0
    mended = without_outliers(struck)
    assert abs(mended[40] - movement[40]) < 0.15
    assert np.abs(mended - movement).max() < 0.15


def test_two_wild_frames_in_a_row_are_replaced() -> None:
    struck = wave()
    struck[40:42] -= 4.0
    assert np.abs(without_outliers(struck) - wave())[40:42].max() < 0.4


def test_each_landmark_is_mended_by_itself() -> None:
    points = np.stack([np.stack([wave(), wave(8.0, 0.25)], axis=-1)] * 3, axis=1)
    struck = points.copy()
    struck[50, 1, 0] += 9.0
    mended = without_outliers(struck)
    assert abs(mended[50, 1, 0] - points[50, 1, 0]) < 0.15
    assert np.array_equal(mended[:, [0, 2]], without_outliers(points)[:, [0, 2]])


def test_a_fast_movement_is_not_an_outlier() -> None:
    fast = np.concatenate([np.zeros(20), np.linspace(0.0, 1.0, 5), np.ones(20), np.linspace(1.0, 0.0, 5), np.zeros(20)])
    assert np.abs(without_outliers(fast) - fast).max() < 0.3
    assert (without_outliers(fast) > 0.9).sum() >= 20


@settings(max_examples=40, deadline=None)
@given(readings)
def test_mending_invents_nothing_outside_what_was_seen(values: np.ndarray) -> None:
    mended = without_outliers(values)
    assert mended.min() >= values.min()
    assert mended.max() <= values.max()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_gap_is_bridged_in_a_straight_line_and_its_ends_hold(data: st.DataObject) -> None:
    known = data.draw(masks)
    line = 3.0 * np.arange(len(known)) - 7.0
    holed = np.where(known, line, np.nan)
    filled = bridge(holed, known)
    if not known.any():
        assert np.isnan(filled).all()
        return
    rows = np.flatnonzero(known)
    expected = np.clip(line, line[rows[0]], line[rows[-1]])
    assert np.allclose(filled, expected)


def test_a_bridge_keeps_the_shape_of_the_landmarks() -> None:
    values = np.arange(60.0).reshape(10, 3, 2)
    known = np.ones(10, dtype=bool)
    known[4:7] = False
    assert np.allclose(bridge(np.where(known[:, None, None], values, np.nan), known), values)


@settings(max_examples=60, deadline=None)
@given(masks)
def test_runs_are_the_true_rows_and_nothing_else(mask: np.ndarray) -> None:
    found = np.zeros(len(mask), dtype=bool)
    stretches = runs(mask)
    for run in stretches:
        found[run] = True
    assert np.array_equal(found, mask)
    assert all(a.stop < b.start for a, b in pairwise(stretches))


def test_only_short_inner_gaps_are_closed() -> None:
    mask = np.array([0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0], dtype=bool)
    assert np.array_equal(close_gaps(mask, 2), np.array([0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0], dtype=bool))
