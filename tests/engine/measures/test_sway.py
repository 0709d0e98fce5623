"""A lean that goes with the movement is no swing; one that does not is."""

from __future__ import annotations

import pytest
from tests.engine.sets import filmed

from biome.engine.counting import perform
from biome.engine.measures import REP
from biome.engine.motion import settle
from biome.exercises import library
from biome.puppet import Set
from biome.puppet.sets import Knob


def sway(faults: dict[str, Knob], style: dict[str, Knob]) -> float:
    track = filmed(Set("dip", reps=2, faults=faults, style=style), 90.0).track
    motion = settle(track)
    assert motion is not None
    done = perform(motion, library().get("dip").pattern, float(track.times[-1]))
    return REP["trunk_sway"](done.body, done.cycles[0], done.body.near)


def test_leaning_into_a_dip_and_out_again_is_no_swing() -> None:
    assert sway({}, {"lean": 30.0}) < 4.0


def test_a_body_that_swings_between_the_bars_swings_by_its_degrees() -> None:
    assert sway({"swing": 30.0}, {}) == pytest.approx(30.0, abs=4.0)
