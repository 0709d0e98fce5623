"""What touches the floor, the bar or the weight stays where it touches it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, turns

from biome.engine.skeleton import Landmark, joint
from biome.puppet import Set, perform

FIXED = [
    ("curl", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("overhead_press", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("lateral_raise", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("row", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("glute_bridge", ("FOOT_INDEX", "HEEL", "ANKLE", "SHOULDER", "ELBOW", "WRIST")),
    ("dip", ("WRIST", "INDEX", "THUMB")),
]


@pytest.mark.parametrize("exercise, names", FIXED)
def test_what_carries_the_body_never_moves(exercise: str, names: tuple[str, ...]) -> None:
    performance = perform(Set(exercise, reps=2))
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        for name in names:
            assert np.ptp(figure[joint(name, side)], axis=0).max() < 1e-9, name


def test_arms_curl_one_after_the_other_when_they_alternate() -> None:
    performance = perform(Set("curl", reps=2, style={"alternating": 1.0}))
    truth = performance.truth(turns(performance))
    assert [rep.side for rep in performance.reps] == ["right", "left"]
    assert truth["elbow_angle_right"] == pytest.approx([45.0, 165.0])
    assert truth["elbow_angle_left"] == pytest.approx([165.0, 45.0])


def test_a_press_ends_over_the_shoulders_and_clears_the_head() -> None:
    performance = perform(Set("overhead_press", reps=1))
    figure = performance.figure(turns(performance))
    assert abs(figure.middle("WRIST") - figure.middle("SHOULDER"))[0, 0] < 0.01
    assert figure.middle("WRIST")[0, 1] > figure[Landmark.NOSE][0, 1] + 0.15


def test_in_a_row_the_hands_come_to_the_ribs_and_the_elbows_past_them() -> None:
    truth = (performance := perform(Set("row", reps=1))).truth(turns(performance))
    assert -0.7 < truth["wrist_height_right"][0] < -0.4
    assert truth["shoulder_flexion_right"][0] < -10.0


def test_the_head_stays_on_the_floor_while_the_hips_rise() -> None:
    performance = perform(Set("glute_bridge", reps=1))
    figure = performance.figure(moments(performance))
    assert np.ptp(figure[Landmark.NOSE], axis=0).max() < 1e-9
    assert np.ptp(figure.middle("HIP")[:, 1]) > 0.15


def test_the_feet_of_a_dip_hang_free_and_the_shoulders_go_down() -> None:
    performance = perform(Set("dip", reps=1))
    figure = performance.figure(moments(performance))
    assert figure[Landmark.LEFT_FOOT_INDEX][:, 1].min() > 0.05
    assert np.ptp(figure.middle("SHOULDER")[:, 1]) > 0.15
