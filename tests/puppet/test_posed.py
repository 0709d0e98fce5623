"""A pose is held to the degree, its limbs keep their lengths, and what it is tied to stays where it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.puppet.moments import bodies

from biome.engine.skeleton import Landmark, joint
from biome.puppet import Body, Set
from biome.puppet.figure import SIDES
from biome.puppet.motion.pose import Pose, held
from biome.puppet.motion.posed import Tie, both, holding, laid, posed
from biome.puppet.timeline import RepTruth, Timeline
from biome.puppet.truth import measures

ONE_REP = Timeline((RepTruth(1, 1.0, 2.0, 2.2, 3.2),), 4.0)
WHILE = np.linspace(0.0, 4.0, 41)

POSES = st.builds(
    Pose,
    lean=st.floats(-90.0, 90.0),
    hip=st.floats(60.0, 179.0),
    knee=st.floats(40.0, 179.0),
    arm=st.floats(0.0, 170.0),
    elbow=st.floats(40.0, 179.0),
    arm_out=st.just(0.0),
)


@settings(deadline=None, max_examples=20)
@given(body=bodies, pose=POSES)
def test_a_camera_at_the_side_measures_the_angles_of_the_pose(body: Body, pose: Pose) -> None:
    truth = measures(held(body, {k: np.array([v]) for k, v in pose.angles().items()}), body)
    for name, wanted in (("hip_angle", pose.hip), ("knee_angle", pose.knee), ("elbow_angle", pose.elbow)):
        assert truth[f"{name}_left"][0] == pytest.approx(wanted, abs=1e-6)
    assert truth["trunk_lean"][0] == pytest.approx(pose.lean, abs=1e-6)
    assert truth["shoulder_flexion_right"][0] == pytest.approx(pose.arm, abs=1e-6)


def test_limbs_keep_their_lengths_however_they_are_turned() -> None:
    pose = Pose(hip=(120.0, 90.0), knee=(90.0, 140.0), out=(30.0, -10.0), turned=(45.0, 0.0), arm_out=80.0, elbow=60.0)
    body = Body()
    figure = held(body, {k: np.array([v]) for k, v in pose.angles().items()})
    for side in SIDES:
        lengths = (("HIP", "KNEE", body.thigh), ("KNEE", "ANKLE", body.shin), ("SHOULDER", "ELBOW", body.upper_arm))
        for a, b, wanted in lengths:
            way = figure[joint(a, side)] - figure[joint(b, side)]
            assert np.linalg.norm(way) == pytest.approx(wanted)


def test_what_a_movement_is_tied_to_never_moves_and_a_partial_rep_goes_part_of_the_way() -> None:
    body, rest = Body(), Pose(hip=100.0, knee=90.0)
    half = Timeline((replace(ONE_REP.reps[0], share=0.5),), 4.0)
    motion = posed(body, half, rest, [replace(rest, knee=170.0)], Tie(both("HIP"), 0.5))
    figure = motion(WHILE)
    assert np.ptp(figure.middle("HIP"), axis=0).max() < 1e-9
    assert measures(figure, body)["knee_angle_left"].max() == pytest.approx(130.0)


def test_a_hold_is_held_for_its_seconds() -> None:
    performed = Set("stand", seconds=6.0, rest_before=2.0)
    motion = holding(performed, Body(), ONE_REP, Pose(), Pose(arm=90.0), Tie(both("ANKLE"), 0.07))
    arm = measures(motion(WHILE * 3.0), Body())["shoulder_flexion_left"]
    held_for = WHILE[np.flatnonzero(arm > 89.9)] * 3.0
    assert held_for[0] == pytest.approx(2.0, abs=0.4)
    assert held_for[-1] == pytest.approx(8.0, abs=0.4)


def test_a_body_laid_on_its_right_side_has_its_left_hip_on_top() -> None:
    figure = laid(posed(Body(), ONE_REP, Pose(), [Pose()], Tie(both("HIP"), 0.1)))(WHILE)
    assert np.all(figure[Landmark.LEFT_HIP][:, 1] > figure[Landmark.RIGHT_HIP][:, 1] + 0.1)
    assert np.allclose(figure[Landmark.LEFT_SHOULDER][:, 1], figure[Landmark.LEFT_SHOULDER][0, 1])
