"""Dips that go too deep, and shoulders that creep up between the bars."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, turns

from biome.engine.skeleton import Landmark
from biome.puppet import Body, Set, perform


@pytest.mark.parametrize("body", [Body(), Body(height=1.55, arm=0.95)], ids=repr)
@pytest.mark.parametrize("degrees", [-70.0, -90.0])
def test_a_dip_that_goes_too_deep_takes_the_upper_arm_so_far_behind_the_trunk(body: Body, degrees: float) -> None:
    performance = perform(Set("dip", reps=1, faults={"too_deep": degrees}), body)
    assert performance.truth(turns(performance))["shoulder_flexion_left"] == pytest.approx(degrees, abs=0.05)
    assert np.ptp(performance.figure(moments(performance))[Landmark.LEFT_WRIST], axis=0).max() < 1e-9


def test_shoulders_that_creep_up_let_the_trunk_sink_between_them() -> None:
    plain, shrugged = (perform(Set("dip", reps=1, faults=f)) for f in ({}, {"shrugged": -16.0}))
    at = turns(plain)
    apart = [p.figure(at).middle("SHOULDER") - p.figure(at).middle("HIP") for p in (plain, shrugged)]
    longer = np.linalg.norm(apart[1]) - np.linalg.norm(apart[0])
    assert 100.0 * longer / plain.body.trunk == pytest.approx(16.0, abs=0.1)
    shoulders = [p.figure(at).middle("SHOULDER") for p in (plain, shrugged)]
    assert shoulders[0] == pytest.approx(shoulders[1])
