"""A lunge steps, lowers once and pushes back, and bends the front knee as far as it was told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.puppet.moments import bodies, moments, turns

from biome.engine.skeleton import joint
from biome.puppet import Body, Camera, Performance, Set, perform, to_track
from biome.puppet.geometry import interior
from biome.puppet.sets import Knob

KNOBS: list[tuple[dict[str, Knob], dict[str, Knob]]] = [
    ({}, {}),
    ({"shallow_depth": 112.0}, {}),
    ({"shallow_depth": 140.0}, {}),
    ({"shallow_depth": 125.0}, {"shin": 25.0}),
    ({"short_step": 0.35}, {}),
    ({"short_step": 0.5, "shallow_depth": 125.0}, {}),
    ({}, {"step": 1.2}),
]


def lows(height: np.ndarray) -> int:
    """How often a curve turns from falling to rising."""
    steps = np.diff(height)
    signs = np.sign(steps[np.abs(steps) > 1e-5])
    return int(np.sum((signs[:-1] < 0) & (signs[1:] > 0)))


def heights(performance: Performance) -> tuple[np.ndarray, np.ndarray]:
    times = moments(performance, 50.0)
    return performance.truth(times)["hip_height"], performance.figure(times).middle("HIP")[:, 1]


@pytest.mark.parametrize("faults, style", KNOBS, ids=str)
def test_the_hips_go_down_once_in_every_lunge(faults: dict[str, Knob], style: dict[str, Knob]) -> None:
    over_ankles, over_floor = heights(perform(Set("lunge", reps=3, faults=faults, style=style)))
    assert lows(over_ankles) == 3
    assert lows(over_floor) == 3


@settings(deadline=None, max_examples=15)
@given(body=bodies)
def test_anybodys_hips_go_down_once_and_turn_where_the_rep_says(body: Body) -> None:
    performance = perform(Set("lunge", reps=1, rom=(0.8,)), body)
    times = moments(performance, 50.0)
    height = performance.truth(times)["hip_height"]
    rep = performance.reps[0]
    assert lows(height) == 1
    assert rep.turn - 0.03 <= times[np.argmin(height)] <= rep.leave + 0.03


@pytest.mark.parametrize("knee, shin", [(90.0, 5.0), (112.0, 5.0), (125.0, 5.0), (125.0, 25.0), (140.0, 5.0)])
def test_a_camera_at_the_side_sees_the_knee_that_was_asked_for(knee: float, shin: float) -> None:
    performance = perform(Set("lunge", reps=2, faults={"shallow_depth": knee}, style={"shin": shin}))
    track = to_track(performance, Camera(distance=60.0, fov=3.0, lens_height=0.85))
    for rep, when in zip(performance.reps, turns(performance), strict=True):
        row = np.argmin(np.abs(track.times - when))
        seen = interior(*(track.image[row, joint(name, rep.side)] for name in ("HIP", "KNEE", "ANKLE")))
        assert seen == pytest.approx(knee, abs=2.0)


def test_a_partial_lunge_stops_at_its_share_of_the_bend() -> None:
    performance = perform(Set("lunge", reps=1, rom=(0.5,), style={"alternating": 0.0}))
    truth = performance.truth(turns(performance))
    assert truth["knee_angle_right"] == pytest.approx(172.0 - 0.5 * 82.0, abs=0.05)
    assert truth["step_ratio"] == pytest.approx(0.95, abs=0.01)
