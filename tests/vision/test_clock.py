"""Times rise whatever a film's timestamps do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biome.vision.clock import Clock


def times(stamps: list[float | None], fps: float = 10) -> list[float]:
    clock = Clock(fps)
    return [clock.time(stamp) for stamp in stamps]


def test_times_count_from_the_first_frame() -> None:
    assert times([5.0, 5.1, 5.3]) == pytest.approx([0, 0.1, 0.3])


def test_a_film_may_begin_before_zero() -> None:
    assert times([-0.2, -0.1, 0.0]) == pytest.approx([0, 0.1, 0.2])


def test_frames_without_a_timestamp_come_one_frame_after_the_last() -> None:
    assert times([0.0, None, None, 0.3]) == pytest.approx([0, 0.1, 0.2, 0.3])


def test_a_frame_that_slips_back_stays_just_after_the_last() -> None:
    slipped = times([0.0, 0.1, 0.09, 0.2])
    assert slipped[3] == pytest.approx(0.2)
    assert 0.1 < slipped[2] < 0.11


def test_a_film_that_begins_again_at_zero_goes_on() -> None:
    assert times([8.0, 8.1, 0.0, 0.1]) == pytest.approx([0, 0.1, 0.2, 0.3])


def test_a_broken_timestamp_far_ahead_is_not_an_hour_of_film() -> None:
    assert times([0.0, 0.1, 3600.0, 3600.1])[-1] == pytest.approx(0.3)


@given(st.lists(st.none() | st.floats(-1e6, 1e6), min_size=2, max_size=60))
def test_times_rise_strictly_whatever_comes(stamps: list[float | None]) -> None:
    assert (np.diff(times(stamps)) > 0).all()
