"""PoseTrack refuses what would only break later, and says which array is at fault."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import filmed, lost

from biome.engine.skeleton import BONES, COUNT, MIRRORED, Landmark, joint
from biome.engine.track import InvalidTrack, PoseTrack
from biome.puppet import Set


@pytest.fixture(scope="module")
def track() -> PoseTrack:
    return filmed(Set("squat", reps=1)).track


@pytest.mark.parametrize("name", ["frames", "image", "world", "visibility", "others"])
def test_an_array_of_another_length_is_refused_by_name(track: PoseTrack, name: str) -> None:
    with pytest.raises(InvalidTrack, match=name):
        replace(track, **{name: getattr(track, name)[:-1]})


def test_times_that_stand_still_are_refused(track: PoseTrack) -> None:
    times = track.times.copy()
    times[5] = times[4]
    with pytest.raises(InvalidTrack, match="rise"):
        replace(track, times=times)


def test_rows_without_a_body_are_not_found(track: PoseTrack) -> None:
    holed = lost(track, 1.0, 2.0)
    gone = (holed.times >= 1.0) & (holed.times < 2.0)
    assert track.found.all()
    assert np.array_equal(holed.found, ~gone)


def test_chosen_rows_keep_their_times_and_frame_numbers(track: PoseTrack) -> None:
    part = track.rows(slice(10, 20))
    assert len(part) == 10
    assert np.array_equal(part.frames, track.frames[10:20])
    assert part.seconds == pytest.approx(track.times[19] - track.times[10])
    assert part.total_frames == track.total_frames


def test_a_track_of_one_frame_or_none_lasts_no_time(track: PoseTrack) -> None:
    assert track.rows(slice(0, 1)).seconds == 0.0
    assert track.rows(slice(0, 0)).seconds == 0.0
    assert len(track.rows(slice(0, 0)).found) == 0


def test_a_twin_of_a_twin_is_the_landmark_itself() -> None:
    assert len(MIRRORED) == COUNT == len(Landmark)
    assert [MIRRORED[twin] for twin in MIRRORED] == list(range(COUNT))
    assert MIRRORED[Landmark.NOSE] == Landmark.NOSE
    assert MIRRORED[Landmark.MOUTH_LEFT] == Landmark.MOUTH_RIGHT
    assert sum(MIRRORED[i] == i for i in range(COUNT)) == 1


def test_joints_and_bones_are_named_not_numbered() -> None:
    assert joint("KNEE", "left") is Landmark.LEFT_KNEE
    assert joint("FOOT_INDEX", "right") is Landmark.RIGHT_FOOT_INDEX
    assert all(end in Landmark.__members__ for bone in BONES for end in bone)
