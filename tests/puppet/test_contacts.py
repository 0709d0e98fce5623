"""What touches the floor, the bar or the weight stays where it touches it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.puppet.moments import moments, turns

from biome.engine.skeleton import BONES, Landmark, joint
from biome.puppet import Body, Set, perform
from biome.puppet.sets import Knob

FIXED = [
    ("curl", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("overhead_press", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("lateral_raise", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("row", ("FOOT_INDEX", "HEEL", "ANKLE")),
    ("glute_bridge", ("FOOT_INDEX", "HEEL", "ANKLE", "SHOULDER", "ELBOW", "WRIST")),
    ("dip", ("WRIST", "INDEX", "THUMB")),
    ("bench_press", ("FOOT_INDEX", "HEEL", "ANKLE", "HIP", "SHOULDER", "EAR")),
    ("sit_up", ("FOOT_INDEX", "HEEL", "ANKLE", "HIP")),
    ("romanian_deadlift", ("FOOT_INDEX", "HEEL", "ANKLE")),
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


def test_the_dumbbells_of_a_bench_press_stay_over_the_elbows() -> None:
    performance = perform(Set("bench_press", reps=1))
    figure = performance.figure(moments(performance))
    arm = figure[Landmark.LEFT_WRIST] - figure[Landmark.LEFT_ELBOW]
    assert np.abs(arm[:, [0, 2]]).max() < 1e-9


def test_one_foot_of_a_step_up_stays_on_the_box_and_the_other_comes_to_it() -> None:
    performance = perform(Set("step_up", reps=2))
    figure = performance.figure(moments(performance))
    front, rear = figure[Landmark.RIGHT_FOOT_INDEX], figure[Landmark.LEFT_FOOT_INDEX]
    assert np.ptp(front, axis=0).max() < 1e-9
    assert rear[:, 1].min() < 0.03
    top = performance.figure(turns(performance))
    assert top[Landmark.LEFT_FOOT_INDEX][:, :2] == pytest.approx(top[Landmark.RIGHT_FOOT_INDEX][:, :2])


def test_the_hips_of_a_step_up_rise_once_and_come_down_once() -> None:
    performance = perform(Set("step_up", reps=1))
    rep = performance.reps[0]
    hips = performance.figure(np.linspace(rep.start, rep.end, 200)).middle("HIP")[:, 1]
    signs = np.sign(np.diff(hips)[np.abs(np.diff(hips)) > 1e-5])
    assert np.sum(signs[:-1] != signs[1:]) == 1


def test_a_jumping_jack_leaves_the_floor_twice_and_ends_with_the_hands_overhead() -> None:
    performance = perform(Set("jumping_jack", reps=1))
    rep = performance.reps[0]
    figure = performance.figure(np.linspace(rep.start, rep.end, 201))
    air = figure[Landmark.LEFT_FOOT_INDEX][:, 1] > 0.04
    assert np.sum(np.diff(air.astype(int)) == 1) == 2
    assert figure.middle("WRIST")[:, 1].max() > figure[Landmark.NOSE][:, 1].max()


def test_a_side_plank_rises_over_an_elbow_and_a_foot_that_stay() -> None:
    performance = perform(Set("side_plank", seconds=4.0))
    figure = performance.figure(moments(performance))
    for name in ("RIGHT_ELBOW", "RIGHT_WRIST", "RIGHT_ANKLE"):
        assert np.ptp(figure[Landmark[name]], axis=0).max() < 1e-9, name
    upper_arm = np.linalg.norm(figure[Landmark.RIGHT_SHOULDER] - figure[Landmark.RIGHT_ELBOW], axis=-1)
    assert upper_arm == pytest.approx(performance.body.upper_arm)
    hips = figure[Landmark.RIGHT_HIP][:, 1]
    assert hips[0] == pytest.approx(0.06 * performance.body.height, abs=1e-3)
    assert hips.max() > 0.25


def test_a_burpee_stands_on_its_hands_while_the_feet_jump_and_leaves_the_floor_at_the_end() -> None:
    performance = perform(Set("burpee", reps=1))
    rep = performance.reps[0]
    figure = performance.figure(np.linspace(rep.turn - 0.5, rep.leave + 0.25, 60))
    assert np.ptp(figure[Landmark.LEFT_WRIST], axis=0).max() < 0.005
    assert np.ptp(figure[Landmark.LEFT_FOOT_INDEX][:, 0]) > 0.5
    landing = performance.figure(np.linspace(rep.end - 0.3, rep.end, 60))
    assert landing[Landmark.LEFT_FOOT_INDEX][:, 1].max() > 0.1
    assert landing[Landmark.LEFT_FOOT_INDEX][-1, 1] == pytest.approx(0.012 * performance.body.height)


SEVERE: list[tuple[str, dict[str, Knob]]] = [
    ("curl", {"elbow_drift": 55.0, "swing": 30.0, "half_top": 110.0}),
    ("overhead_press", {"back_lean": -32.0, "soft_lockout": 120.0, "leg_drive": 40.0, "uneven": 0.3}),
    ("lateral_raise", {"too_low": 40.0, "bent_arms": 85.0, "uneven": 30.0, "swing": 28.0}),
    ("row", {"body_english": 35.0, "short_squeeze": 140.0}),
    ("glute_bridge", {"overarch": 210.0, "feet_far": -30.0}),
    ("dip", {"soft_lockout": 120.0, "half_rep": 100.0}),
    ("bench_press", {"elbow_flare": 92.0, "half_rep": 120.0}),
    ("romanian_deadlift", {"squatty_hinge": 105.0, "bar_drift": 24.0, "neck_crank": -56.0}),
    ("lunge", {"shallow_depth": 140.0, "trunk_collapse": 50.0, "knee_valgus": 18.0}),
    ("burpee", {"hip_pike": 70.0, "small_range_stand": 130.0}),
    ("side_plank", {"hip_sag": -27.0, "wobble": 9.0}),
]


@pytest.mark.parametrize("exercise, faults", SEVERE, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize(
    "body", [Body(leg=1.08, torso=0.92, arm=1.08), Body(height=1.5, leg=0.92, torso=1.08)], ids=repr
)
def test_no_severe_fault_stretches_a_limb_or_goes_through_the_floor(
    exercise: str, faults: dict[str, Knob], body: Body
) -> None:
    performance = perform(Set(exercise, reps=2, seconds=3.0, faults=faults), body)
    landmarks = performance.figure(moments(performance)).landmarks
    assert landmarks[..., 1].min() > 0.0
    for a, b in BONES:
        lengths = np.linalg.norm(landmarks[:, Landmark[a]] - landmarks[:, Landmark[b]], axis=-1)
        assert np.ptp(lengths) < 1e-4, (a, b)
