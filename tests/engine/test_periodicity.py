"""The second, independent count: it agrees with a steady set and doubts one that it does not see repeat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import COUNTED, counted, filmed

from biome.engine.counting import Performance
from biome.engine.periodicity import agreement, mirrored, pose_period
from biome.engine.skeleton import MIRRORED, Landmark
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


def every_other(true: Performance) -> Performance:
    """The same set with every second rep not counted."""
    return replace(true, cycles=true.cycles[::2])


def twice(true: Performance) -> Performance:
    """The same set with a rep counted at each rest as well."""
    rests = [
        replace(c, turn=(c.turn + after.turn) // 2) for c, after in zip(true.cycles, true.cycles[1:], strict=False)
    ]
    return replace(true, cycles=tuple(sorted((*true.cycles, *rests), key=lambda c: c.turn)))


@pytest.mark.parametrize("name", ["squat", "deadlift", "push_up", "pull_up"])
def test_a_count_of_half_or_twice_the_reps_is_doubted(name: str) -> None:
    true = counted(filmed(Set(name, reps=8, tempo=EVEN), noise=TYPICAL))
    assert agreement(true) >= 0.9
    assert agreement(every_other(true)) <= 0.7
    assert agreement(twice(true)) <= 0.7


def test_legs_that_take_turns_may_be_counted_each_or_in_pairs() -> None:
    true = counted(filmed(Set("lunge", reps=8, tempo=EVEN), noise=TYPICAL))
    assert agreement(true) >= 0.9
    assert agreement(twice(true)) < 0.9


def test_the_pose_and_its_mirror_image_have_one_mean() -> None:
    world = np.random.default_rng(1).normal(size=(5, 33, 3))
    world[:, Landmark.LEFT_HIP], world[:, Landmark.RIGHT_HIP] = [0.0, 0.0, -0.1], [0.0, 0.0, 0.1]  # from the side
    assert np.allclose(mirrored(world), mirrored(world[:, MIRRORED] * [1.0, 1.0, -1.0]))
