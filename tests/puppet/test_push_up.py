"""The push-up's faults of head and elbows."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, turns

from biome.engine.skeleton import Landmark
from biome.puppet import Body, Set, perform


@pytest.mark.parametrize("body", [Body(), Body(height=1.55, arm=0.95), Body(arm=1.08, torso=0.93)], ids=repr)
@pytest.mark.parametrize("degrees", [66.0, 84.0, 92.0])
def test_flared_elbows_stand_off_the_trunk_by_their_angle(body: Body, degrees: float) -> None:
    performance = perform(Set("push_up", reps=1, faults={"elbow_flare": degrees}), body)
    truth = performance.truth(turns(performance))
    assert truth["upper_arm_trunk_left"] == pytest.approx(degrees, abs=0.05)
    assert truth["upper_arm_trunk_right"] == pytest.approx(degrees, abs=0.05)


def test_flared_elbows_leave_hands_and_chest_where_they_are() -> None:
    plain, flared = (perform(Set("push_up", reps=1, faults=f)) for f in ({}, {"elbow_flare": 88.0}))
    for name in (Landmark.LEFT_WRIST, Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP):
        apart = plain.figure(moments(plain))[name] - flared.figure(moments(flared))[name]
        assert np.abs(apart).max() < 1e-9
    arm = flared.figure(moments(flared))
    upper = np.linalg.norm(arm[Landmark.LEFT_SHOULDER] - arm[Landmark.LEFT_ELBOW], axis=-1)
    assert upper == pytest.approx(flared.body.upper_arm)


def test_a_head_thrown_back_keeps_its_angle() -> None:
    performance = perform(Set("push_up", reps=1, faults={"head_crane": -45.0}))
    assert performance.truth(turns(performance))["head_neck"] == pytest.approx(-45.0, abs=0.05)
