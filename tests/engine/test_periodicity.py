"""The second, independent count: it agrees with a steady set and doubts one that it does not see repeat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import COUNTED, counted, filmed

from biome.engine.periodicity import agreement, pose_period
from biome.puppet import TYPICAL, Set, Tempo

EVEN = Tempo(1.2, 0.2, 1.2, 0.4)


def moving(period: float, seconds: float = 20.0, rate: float = 15.0) -> np.ndarray:
    """(n, 33, 3) all joints going up and down together."""
    times = np.arange(0.0, seconds, 1.0 / rate)
    world = np.zeros((len(times), 33, 3))
    world[..., 1] = np.cos(2.0 * np.pi * times / period)[:, None]
    return world


@pytest.mark.parametrize("period", [1.0, 2.0, 3.5])
def test_a_pose_comes_back_after_a_whole_number_of_its_periods(period: float) -> None:
    found = pose_period(moving(period), 15.0, period * 1.1)
    assert found is not None
    assert found / period == pytest.approx(round(found / period), abs=0.05)


def test_a_body_that_stands_has_no_period() -> None:
    assert pose_period(np.zeros((300, 33, 3)), 15.0, 2.0) is None


def test_too_short_a_film_has_no_period() -> None:
    assert pose_period(moving(2.0, seconds=1.0), 15.0, 2.0) is None


@pytest.mark.parametrize("name", COUNTED)
def test_a_steady_set_agrees_with_its_count(name: str) -> None:
    assert agreement(counted(filmed(Set(name, reps=6, tempo=EVEN), noise=TYPICAL))) >= 0.9


def test_one_or_two_reps_say_little() -> None:
    assert agreement(counted(filmed(Set("squat", reps=2)))) == 0.95


def test_a_rhythm_that_the_pose_does_not_have_is_doubted() -> None:
    true = counted(filmed(Set("squat", reps=9, tempo=EVEN)))
    every = true.cycles[0].turn, true.cycles[-1].turn
    turns = np.linspace(*every, 7).round().astype(int)  # seven counted where nine were done
    wrong = replace(true, cycles=tuple(replace(true.cycles[0], turn=int(t), end=int(t)) for t in turns))
    assert agreement(wrong) < agreement(true)


def test_uneven_reps_are_trusted_a_little_less() -> None:
    even = counted(filmed(Set("squat", reps=6, tempo=EVEN)))
    uneven = tuple(replace(c, rom=c.rom * (0.4 if i % 2 else 1.0)) for i, c in enumerate(even.cycles))
    assert agreement(replace(even, cycles=uneven)) < agreement(even)
