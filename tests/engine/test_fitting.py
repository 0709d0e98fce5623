"""How well a film fits a way of counting: high for the movement that was done, low for what merely moves along."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import COUNTED, counted, exercise, filmed

from biome.engine.counting import perform
from biome.engine.fitting import NO_FIT, fit
from biome.engine.motion import settle
from biome.puppet import TYPICAL, Set


@pytest.mark.parametrize("name", COUNTED)
def test_a_set_fits_its_own_movement(name: str) -> None:
    found = fit(exercise(name).pattern, counted(filmed(Set(name, reps=4), noise=TYPICAL)))
    assert found.value > 0.2
    assert found.regular > 0.7
    assert found.in_posture > 0.7


def test_nothing_counted_fits_nothing() -> None:
    performance = counted(filmed(Set("squat", reps=2)))
    assert fit(exercise("squat").pattern, replace(performance, cycles=())) == NO_FIT


def test_uneven_reps_and_small_ones_fit_less() -> None:
    performance = counted(filmed(Set("squat", reps=4)))
    pattern = exercise("squat").pattern
    uneven = tuple(replace(c, rom=c.rom * (0.3 if i % 2 else 1.0)) for i, c in enumerate(performance.cycles))
    small = tuple(replace(c, rom=c.rom * 0.2) for c in performance.cycles)
    as_it_is = fit(pattern, performance)
    assert fit(pattern, replace(performance, cycles=uneven)).regular < 0.8 * as_it_is.regular
    assert fit(pattern, replace(performance, cycles=small)).ample < 0.8 * as_it_is.ample


def test_a_signal_that_has_nothing_to_do_with_the_movement_explains_little() -> None:
    performance = counted(filmed(Set("squat", reps=4)))
    noise = np.random.default_rng(1).normal(size=len(performance.signal))
    other = replace(performance, count=replace(performance.count, signal=noise))
    pattern = exercise("squat").pattern
    assert fit(pattern, performance).explained > 0.8
    assert fit(pattern, other).explained < 0.3


def test_a_hold_that_moves_is_less_of_a_hold() -> None:
    plank = exercise("plank").pattern
    track = filmed(Set("plank", seconds=8.0)).track
    motion = settle(track)
    assert motion is not None
    still = perform(motion, plank, float(track.times[-1]))
    swaying = motion.world + 0.2 * np.sin(motion.times * 3.0)[:, None, None] * np.linspace(-1, 1, 33)[:, None]
    moving = replace(still, body=replace(still.body, motion=replace(motion, world=swaying)))
    assert fit(plank, still).explained > 0.8
    assert fit(plank, moving).explained < 0.5


def test_what_is_counted_by_one_event_of_it_is_the_movement_around_it_too() -> None:
    performance = counted(filmed(Set("squat", reps=3)))
    pattern = exercise("squat").pattern
    assert pattern.signal is not None
    wider = pattern.model_copy(update={"signal": pattern.signal.model_copy(update={"around": 0.2})})
    rows = 2 * len(performance.cycles) * round(0.2 * performance.body.motion.rate)
    more = fit(wider, performance).covered - fit(pattern, performance).covered
    assert 0.0 < more <= rows / len(performance.body.motion) + 1e-9
