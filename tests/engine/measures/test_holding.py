"""Measures of a whole hold."""

from __future__ import annotations

import pytest
from tests.engine.sets import counted, filmed

from biome.engine.measures import HOLD
from biome.puppet import Set


def of_hold(measure: str, faults: dict[str, float] | None = None, seconds: float = 14.0) -> float:
    result = counted(filmed(Set("plank", seconds=seconds, faults=faults or {})))
    return HOLD[measure](result.body, result.held, result.body.near)


@pytest.mark.parametrize("fading", [-3.0, -6.0])
def test_a_line_fades_by_as_many_degrees_as_it_fell(fading: float) -> None:
    assert of_hold("drift", {"fading": fading}) == pytest.approx(fading, abs=1.0)


def test_a_steady_plank_does_not_fade_wobble_or_pump() -> None:
    assert abs(of_hold("drift")) < 1.0
    assert of_hold("still") < 1.0
    assert of_hold("chest_travel") < 0.2


def test_more_wobble_reads_as_more() -> None:
    calm, unsteady, shaking = (of_hold("still", {"wobble": wobble}) for wobble in (0.5, 4.0, 8.0))
    assert calm < unsteady < shaking


def test_a_longer_hold_is_timed_longer() -> None:
    assert of_hold("hold_time", seconds=16.0) - of_hold("hold_time", seconds=8.0) == pytest.approx(8.0, abs=0.3)
