"""Order statistics as numpy has them, at a twentieth of its price."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from biome.engine.ranks import median, medians, percentile, percentiles

numbers = st.floats(-1e6, 1e6)


@given(arrays(float, st.integers(1, 60), elements=numbers), st.floats(0.0, 100.0))
def test_a_percentile_is_numpys(values: np.ndarray, percent: float) -> None:
    np.testing.assert_allclose(percentile(values, percent), np.percentile(values, percent), rtol=1e-9, atol=1e-6)


@given(arrays(float, st.integers(1, 60), elements=numbers))
def test_the_median_and_the_ends_are_numpys(values: np.ndarray) -> None:
    assert percentiles(values, 0, 100) == [values.min(), values.max()]
    np.testing.assert_allclose(median(values), np.median(values))


@given(arrays(float, st.tuples(st.integers(1, 40), st.integers(1, 5)), elements=numbers))
def test_the_medians_of_columns_are_numpys(values: np.ndarray) -> None:
    np.testing.assert_allclose(medians(values), np.median(values, axis=0))


def test_what_cannot_be_ranked_is_no_number() -> None:
    assert math.isnan(median([]))
    assert all(math.isnan(value) for value in percentiles([1.0, float("nan"), 3.0], 10, 50, 90))


def test_ranking_leaves_the_values_in_their_order() -> None:
    values = np.array([3.0, 1.0, 2.0])
    median(values)
    assert values.tolist() == [3.0, 1.0, 2.0]
