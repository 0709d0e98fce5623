"""The camera puts points where a pinhole would."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biome.engine.skeleton import Landmark
from biome.puppet import PHONE, Camera, Set, framing, perform

cameras = st.builds(
    Camera,
    yaw=st.floats(-180.0, 180.0),
    distance=st.floats(1.8, 5.0),
    lens_height=st.floats(0.3, 2.0),
    fov=st.floats(45.0, 80.0),
    pitch=st.none() | st.floats(-20.0, 10.0),
    roll=st.floats(-4.0, 4.0),
)


@given(camera=cameras, point=st.tuples(st.floats(-1.0, 1.0), st.floats(0.0, 2.0), st.floats(-1.0, 1.0)))
def test_a_pixel_and_its_depth_lead_back_to_the_point(camera: Camera, point: tuple[float, float, float]) -> None:
    room = np.array([point])
    depth = camera.view(room)[:, 2]
    assert camera.unproject(camera.project(room), depth) == pytest.approx(room, abs=1e-9)


@given(camera=cameras)
def test_a_camera_without_pitch_looks_at_its_target(camera: Camera) -> None:
    aimed = camera if camera.pitch is None else Camera(yaw=camera.yaw)
    assert aimed.project(np.array(aimed.target)) == pytest.approx([aimed.width / 2.0, aimed.height / 2.0])


@pytest.mark.parametrize("yaw, near, facing", [(90.0, "RIGHT", 1.0), (-90.0, "LEFT", -1.0)])
def test_from_the_side_the_near_side_is_near_and_the_face_looks_the_right_way(
    yaw: float, near: str, facing: float
) -> None:
    landmarks = perform(Set("stand")).figure([0.0]).landmarks[0]
    camera = Camera(yaw=yaw)
    far = "LEFT" if near == "RIGHT" else "RIGHT"
    depth, image = camera.view(landmarks)[:, 2], camera.project(landmarks)
    assert depth[Landmark[f"{near}_SHOULDER"]] < depth[Landmark[f"{far}_SHOULDER"]]
    assert np.sign(image[Landmark.NOSE, 0] - image[Landmark[f"{near}_EAR"], 0]) == facing


@pytest.mark.parametrize("yaw, left_is", [(0.0, 1.0), (180.0, -1.0)])
def test_from_the_front_his_left_is_on_the_right_and_from_behind_on_the_left(yaw: float, left_is: float) -> None:
    image = Camera(yaw=yaw).project(perform(Set("stand")).figure([0.0]).landmarks[0])
    assert np.sign(image[Landmark.LEFT_SHOULDER, 0] - image[Landmark.RIGHT_SHOULDER, 0]) == left_is


def test_a_camera_rolled_clockwise_sees_the_body_tipped_the_other_way() -> None:
    landmarks = perform(Set("stand")).figure([0.0]).landmarks[0]
    image = Camera(roll=4.0).project(landmarks)
    up = image[Landmark.RIGHT_SHOULDER] - image[Landmark.RIGHT_HIP]
    level = Camera().project(landmarks)
    straight = level[Landmark.RIGHT_SHOULDER] - level[Landmark.RIGHT_HIP]
    tipped = np.degrees(np.arctan2(up[0], -up[1]) - np.arctan2(straight[0], -straight[1]))
    assert tipped == pytest.approx(-4.0, abs=0.5)


@pytest.mark.parametrize("exercise", ["squat", "push_up", "pull_up", "plank"])
@pytest.mark.parametrize("camera", [Camera(), Camera(yaw=30.0), PHONE], ids=["side", "oblique", "phone"])
def test_framing_keeps_the_whole_body_in_the_picture(exercise: str, camera: Camera) -> None:
    performance = perform(Set(exercise, reps=1, seconds=2.0))
    room = performance.figure(np.arange(0.0, performance.seconds, 0.1)).landmarks
    image = framing(room, camera, margin=0.1).project(room)
    size = np.array([camera.width, camera.height])
    assert (image > 0.05 * size).all()
    assert (image < 0.95 * size).all()
    assert np.ptp(image.reshape(-1, 2), axis=0).max() > 0.5 * size.min()
