"""Turning movements turn as far as they are told, on hips and feet that stay; carries walk; braced trunks are still."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, stretch, turns

from biome.engine.skeleton import Landmark, joint
from biome.puppet import Body, Set, perform
from biome.puppet.geometry import dot, unit
from biome.puppet.performance import Performance
from biome.puppet.sets import Knob

STAYS = [
    ("russian_twist", ("HIP", "ANKLE", "FOOT_INDEX")),
    ("side_bend", ("HIP", "ANKLE", "FOOT_INDEX")),
    ("landmine", ("ANKLE", "FOOT_INDEX")),
    ("woodchop", ("ANKLE",)),
    ("bicycle", ("HIP",)),
    ("dead_bug", ("HIP", "SHOULDER")),
    ("bird_dog", ("HIP", "SHOULDER")),
    ("shoulder_tap", ("FOOT_INDEX", "HIP", "SHOULDER")),
    ("climber", ("WRIST", "HIP", "SHOULDER")),
    ("pallof", ("ANKLE", "HIP", "SHOULDER")),
    ("ab_wheel", ("KNEE",)),
]


@pytest.mark.parametrize("exercise, names", STAYS)
def test_what_carries_the_body_stays(exercise: str, names: tuple[str, ...]) -> None:
    performance = perform(Set(exercise, reps=2))
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        for name in names:
            assert np.ptp(figure[joint(name, side)], axis=0).max() < 0.006, name


def twist(performance: Performance) -> np.ndarray:
    """Degrees between shoulder and hip line at every turn, about an upright enough trunk."""
    figure = performance.figure(turns(performance))
    lines = [unit(figure[joint(name, "right")] - figure[joint(name, "left")]) for name in ("SHOULDER", "HIP")]
    return np.degrees(np.arccos(np.clip(dot(*lines), -1.0, 1.0)))


@pytest.mark.parametrize("exercise", ["russian_twist", "landmine", "bicycle", "woodchop"])
def test_shoulders_turn_as_far_as_the_fault_says(exercise: str) -> None:
    assert twist(perform(Set(exercise, reps=2, faults={"arms_only": 12.0}))) == pytest.approx([12.0, 12.0], abs=1e-6)


def test_one_side_of_a_russian_twist_may_turn_less() -> None:
    performance = perform(Set("russian_twist", reps=2, faults={"uneven": 20.0}))
    assert [rep.side for rep in performance.reps] == ["right", "left"]
    assert twist(performance) == pytest.approx([32.0, 52.0])


def test_hands_go_to_the_side_that_the_rep_says_even_when_the_shoulders_do_not_turn() -> None:
    performance = perform(Set("russian_twist", reps=4, faults={"arms_only": 8.0}))
    figure = performance.figure(turns(performance))
    right = (figure.middle("WRIST") - figure.middle("HIP"))[:, 2]
    assert [("right" if z > 0 else "left") for z in right] == [rep.side for rep in performance.reps]
    assert np.abs(right).min() > 0.3


def test_a_side_bend_bends_to_one_side_as_far_as_told() -> None:
    performance = perform(Set("side_bend", reps=2, faults={"short_bend": 11.0}))
    assert performance.truth(turns(performance))["trunk_side"] == pytest.approx([11.0, 11.0])


BENT: list[tuple[str, str, float, str]] = [
    ("bird_dog", "back_arch", 198.0, "hip_opening"),
    ("shoulder_tap", "sag", -20.0, "body_line"),
    ("ab_wheel", "short_reach", 118.0, "shoulder_flexion"),
    ("pallof", "short_reach", 140.0, "elbow_angle_space"),
]


@pytest.mark.parametrize("exercise, fault, value, measure", BENT)
def test_a_braced_movement_shows_its_fault_at_the_turn(exercise: str, fault: str, value: float, measure: str) -> None:
    performance = perform(Set(exercise, reps=1, faults={fault: value}))
    truth = performance.truth(turns(performance))
    shown = [truth[f"{measure}_{side}"][0] for side in ("left", "right")]
    assert min(abs(v - value) for v in shown) < 1.0


def test_hips_of_a_bird_dog_open_to_the_reaching_leg() -> None:
    performance = perform(Set("bird_dog", reps=2, faults={"hip_open": 15.0}))
    figure = performance.figure(turns(performance))
    line = figure[Landmark.RIGHT_HIP] - figure[Landmark.LEFT_HIP]
    tilt = np.degrees(np.arctan2(line[:, 1], line[:, 2]))
    assert tilt == pytest.approx([15.0, -15.0])


def test_a_carry_walks_on_feet_that_stay_where_they_land_and_ends_where_it_stands() -> None:
    performance = perform(Set("carry", seconds=4.0))
    times = moments(performance)
    figure = performance.figure(times)
    toe = figure[Landmark.LEFT_FOOT_INDEX]
    planted = toe[:, 1] < 0.021
    moved = np.abs(np.diff(toe[:, 0]))[planted[1:] & planted[:-1]]
    assert moved.max() < 0.02
    assert np.ptp(figure.middle("HIP")[:, 0]) > 1.5
    assert figure.middle("HIP")[-1, 0] == pytest.approx(figure.middle("ANKLE")[-1, 0], abs=0.08)


@pytest.mark.parametrize(
    "fault, value, measure", [("side_lean", 12.0, "trunk_side"), ("lean_back", -15.0, "trunk_lean")]
)
def test_a_carry_leans_as_told(fault: str, value: float, measure: str) -> None:
    performance = perform(Set("carry", seconds=4.0, faults={fault: value}))
    assert performance.truth([3.0])[measure] == pytest.approx([value], abs=0.5)


SEVERE: list[tuple[str, dict[str, Knob]]] = [
    ("russian_twist", {"arms_only": 4.0}),
    ("bird_dog", {"trunk_move": 26.0, "hip_open": 23.0}),
    ("climber", {"sag": -28.0}),
    ("ab_wheel", {"sag_knees": -26.0}),
    ("pallof", {"turning": 40.0, "trunk_move": 26.0}),
    ("carry", {"side_lean": 18.0, "shrug_drop": 18.0, "sway": 14.0}),
]


@pytest.mark.parametrize("exercise, faults", SEVERE, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize(
    "body", [Body(leg=1.08, torso=0.92, arm=1.08), Body(height=1.5, leg=0.92, torso=1.08)], ids=repr
)
def test_no_severe_fault_stretches_a_limb(exercise: str, faults: dict[str, Knob], body: Body) -> None:
    performance = perform(Set(exercise, reps=2, seconds=3.0, faults=faults), body)
    assert stretch(performance.figure(moments(performance)).landmarks) < 1e-4
