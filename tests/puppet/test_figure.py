"""The mannequin keeps its bones and stays where it stands."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.puppet.moments import bodies, exercises, moments, stretch

from biome.engine.skeleton import BONES, Landmark, joint
from biome.puppet import FAULTS, STYLES, Body, InvalidBody, InvalidSet, Set, Tempo, perform

CLIMBING = ("shrug",)
"""Exercises in which the shoulders go up, away from the hips."""
ON_FOOT = ("squat", "deadlift", "lunge")
QUICK, QUICKEST = 5.0, {"jump": 10.0}
"""Metres a second that no landmark exceeds; the hands of arms thrown up at take-off are faster."""


@settings(deadline=None, max_examples=30)
@given(exercise=exercises.filter(lambda name: name not in CLIMBING), body=bodies, rom=st.floats(0.3, 1.0))
def test_no_bone_changes_its_length_whatever_the_movement(exercise: str, body: Body, rom: float) -> None:
    performance = perform(Set(exercise, reps=2, seconds=3.0, rom=(rom,)), body)
    assert stretch(performance.figure(moments(performance)).landmarks) < 1e-4


@settings(deadline=None, max_examples=25)
@given(data=st.data(), body=bodies)
def test_no_fault_and_no_style_stretches_a_limb(data: st.DataObject, body: Body) -> None:
    usual = {
        "knee_valgus": (16.0, 8.0),
        "shallow_depth": 60.0,
        "forward_lean": 65.0,
        "hips_first": 18.0,
        "heel_lift": (20.0, 5.0),
        "hip_shift": -14.0,
        "fast_drop": 0.4,
        "toe_out": 25.0,
        "stance": 1.5,
        "shin": 38.0,
    }
    chosen = data.draw(st.sets(st.sampled_from(sorted(usual)), max_size=4))
    faults = {name: usual[name] for name in chosen if name in FAULTS["squat"]}
    style = {name: usual[name] for name in chosen if name in STYLES["squat"]}
    landmarks = (
        (performance := perform(Set("squat", reps=1, faults=faults, style=style), body))
        .figure(moments(performance))
        .landmarks
    )
    for a, b in BONES:
        lengths = np.linalg.norm(landmarks[:, Landmark[a]] - landmarks[:, Landmark[b]], axis=-1)
        assert np.ptp(lengths) < 1e-4, (a, b)


@pytest.mark.parametrize("exercise", sorted(FAULTS))
def test_the_body_moves_smoothly_and_never_through_the_floor(exercise: str) -> None:
    performance = perform(Set(exercise, reps=2, seconds=3.0))
    landmarks = performance.figure(np.arange(0.0, performance.seconds, 0.01)).landmarks
    assert landmarks[..., 1].min() > 0.0
    assert np.abs(np.diff(landmarks, axis=0)).max() < QUICKEST.get(exercise, QUICK) / 100.0


@settings(deadline=None, max_examples=10)
@given(exercise=st.sampled_from(("squat", "deadlift")), body=bodies)
def test_planted_feet_do_not_slide(exercise: str, body: Body) -> None:
    performance = perform(Set(exercise, reps=2), body)
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        for name in ("HEEL", "FOOT_INDEX", "ANKLE"):
            assert np.ptp(figure[joint(name, side)], axis=0).max() < 1e-9


def test_a_lifted_heel_turns_about_a_toe_that_stays() -> None:
    performance = perform(Set("squat", reps=1, faults={"heel_lift": 20.0}))
    figure = performance.figure(moments(performance))
    assert np.ptp(figure[Landmark.LEFT_FOOT_INDEX], axis=0).max() < 1e-9
    assert np.ptp(figure[Landmark.LEFT_HEEL][:, 1]) > 0.04


def test_in_a_lunge_the_rear_toe_stays_while_the_other_foot_steps() -> None:
    performance = perform(Set("lunge", reps=1, style={"alternating": 0.0}))
    figure = performance.figure(moments(performance))
    assert np.ptp(figure[Landmark.LEFT_FOOT_INDEX], axis=0).max() < 1e-9
    assert np.ptp(figure[Landmark.RIGHT_FOOT_INDEX][:, 0]) > 0.5


def test_lunges_alternate_unless_told_otherwise() -> None:
    assert [rep.side for rep in perform(Set("lunge", reps=3)).reps] == ["right", "left", "right"]
    assert [rep.side for rep in perform(Set("lunge", reps=2, style={"alternating": 0, "lead": -1})).reps] == [
        "left"
    ] * 2


@pytest.mark.parametrize("faults", [{}, {"hip_sag": -20.0}, {"worm": 30.0}, {"uneven": 20.0}], ids=str)
def test_hands_and_toes_of_a_push_up_stay_on_the_floor(faults: dict[str, float]) -> None:
    performance = perform(Set("push_up", reps=2, faults=faults))
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        for name in ("WRIST", "INDEX", "FOOT_INDEX"):
            assert np.ptp(figure[joint(name, side)], axis=0).max() < 1e-9


def test_hands_never_leave_the_bar() -> None:
    performance = perform(Set("pull_up", reps=2, faults={"kipping": 30.0}))
    figure = performance.figure(moments(performance))
    for side in ("left", "right"):
        assert np.ptp(figure[joint("WRIST", side)], axis=0).max() < 1e-9
        assert figure[joint("FOOT_INDEX", side)][:, 1].min() > 0.1


def test_the_elbows_of_a_plank_stay_on_the_floor_from_lying_to_lying() -> None:
    performance = perform(Set("plank", seconds=4.0))
    figure = performance.figure(moments(performance))
    assert np.ptp(figure[Landmark.LEFT_ELBOW], axis=0).max() < 1e-9
    assert figure.middle("HIP")[0, 1] == pytest.approx(figure.middle("HIP")[-1, 1])
    assert figure.middle("HIP")[0, 1] < 0.15


def test_a_straight_bar_path_hangs_over_the_middle_of_the_foot() -> None:
    performance = perform(Set("deadlift", reps=2))
    rep = performance.reps[0]
    bar = performance.figure(np.linspace(rep.start, rep.end, 40)).middle("WRIST")
    assert np.ptp(bar[:, 0]) < 0.005
    assert np.ptp(bar[:, 1]) > 0.3


@pytest.mark.parametrize("exercise", ON_FOOT)
def test_walking_in_and_out_joins_the_set_without_a_jump(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1, walk_in=2.2, walk_out=1.6))
    landmarks = performance.figure(np.arange(0.0, performance.seconds, 0.01)).landmarks
    hips = landmarks[:, Landmark.LEFT_HIP, 0]
    assert np.abs(np.diff(landmarks, axis=0)).max() < 0.1
    assert hips[0] < -0.9
    assert hips[-1] > 0.5


def test_the_film_is_as_long_as_its_parts() -> None:
    tempo = Tempo(down=2.0, bottom=0.5, up=1.0, top=1.0)
    performance = perform(Set("squat", reps=3, tempo=tempo, rest_before=1.0, rest_after=2.0))
    assert performance.seconds == pytest.approx(1.0 + 3 * 3.5 + 2 * 1.0 + 2.0)
    assert [rep.turn for rep in performance.reps] == pytest.approx([3.0, 7.5, 12.0])


def test_standing_still_is_a_set_without_reps() -> None:
    performance = perform(Set("stand", seconds=3.0))
    assert performance.reps == ()
    assert np.ptp(performance.figure(moments(performance)).landmarks, axis=0).max() < 1e-12


@pytest.mark.parametrize(
    "wrong",
    [
        Set("handstand"),
        Set("squat", faults={"hip_sag": -10.0}),
        Set("squat", style={"hat": 1.0}),
        Set("squat", reps=0),
        Set("squat", rom=(0.0,)),
        Set("push_up", walk_in=2.0),
        Set("squat", faults={"forward_lean": (60.0, 60.0)}),
    ],
    ids=lambda wrong: f"{wrong.exercise} {dict(wrong.faults)} {dict(wrong.style)}",
)
def test_a_set_nobody_can_perform_is_refused(wrong: Set) -> None:
    with pytest.raises(InvalidSet):
        perform(wrong)


def test_a_body_nobody_has_is_refused() -> None:
    with pytest.raises(InvalidBody):
        Body(height=17.2)
