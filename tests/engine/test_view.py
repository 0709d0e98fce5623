"""The view is read off the body, so it must follow the camera all the way round and survive a selfie's mirror."""

from __future__ import annotations

import pytest
from tests.engine.sets import filmed

from biome.engine.body import nearer_side
from biome.engine.motion import Motion, settle
from biome.engine.track import PoseTrack
from biome.engine.view import estimate_view
from biome.puppet import TYPICAL, Set, mirror

SQUAT = Set("squat", reps=1)


def settled(track: PoseTrack) -> Motion:
    motion = settle(track)
    assert motion is not None
    return motion


@pytest.mark.parametrize("yaw", [0.0, 15.0, 40.0, 55.0, 75.0, 90.0])
def test_yaw_follows_the_camera_on_both_sides_and_behind(yaw: float) -> None:
    for camera in (yaw, -yaw, 180.0 - yaw):
        motion = settled(filmed(SQUAT, camera).track)
        assert estimate_view(motion, motion.known).yaw == pytest.approx(yaw, abs=6.0)


@pytest.mark.parametrize(
    "yaw, name", [(0, "front"), (180, "front"), (15, "front"), (45, "oblique"), (80, "side"), (-90, "side")]
)
def test_each_view_has_its_name_with_noise_too(yaw: float, name: str) -> None:
    motion = settled(filmed(SQUAT, yaw, TYPICAL).track)
    view = estimate_view(motion, motion.known)
    assert view.name == name
    assert view.confidence > 0.7


def test_a_view_at_the_border_is_less_sure_than_one_in_the_middle() -> None:
    border, middle = (settled(filmed(SQUAT, yaw, TYPICAL).track) for yaw in (28.0, 45.0))
    assert estimate_view(border, border.known).confidence < estimate_view(middle, middle.known).confidence


@pytest.mark.parametrize("yaw, side", [(90.0, "right"), (60.0, "right"), (-90.0, "left"), (-60.0, "left")])
def test_the_near_side_is_the_one_towards_the_camera(yaw: float, side: str) -> None:
    motion = settled(filmed(SQUAT, yaw, TYPICAL).track)
    assert nearer_side(motion, motion.known) == side


def test_a_mirrored_film_swaps_the_near_side_and_keeps_the_view() -> None:
    track = filmed(SQUAT, 60.0).track
    plain, mirrored = settled(track), settled(mirror(track))
    assert nearer_side(mirrored, mirrored.known) != nearer_side(plain, plain.known)
    assert estimate_view(mirrored, mirrored.known).yaw == pytest.approx(estimate_view(plain, plain.known).yaw, abs=0.5)


def test_a_body_that_lies_along_the_camera_is_seen_end_on() -> None:
    motion = settled(filmed(Set("push_up", reps=1), 0.0).track)
    assert estimate_view(motion, motion.known).name == "end-on"


def test_nothing_seen_is_an_unknown_view() -> None:
    motion = settled(filmed(SQUAT).track)
    view = estimate_view(motion, motion.known & False)
    assert (view.name, view.confidence) == ("unknown", 0.0)
