"""A motion runs on an even clock whatever the phone did, with y up and no delay."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engine.sets import filmed, lost

from biome.engine.motion import settle
from biome.engine.skeleton import Landmark
from biome.engine.track import PoseTrack
from biome.puppet import PERFECT, Set

UNEVEN = replace(PERFECT, vfr=0.25)


@pytest.fixture(scope="module")
def track() -> PoseTrack:
    return filmed(Set("squat", reps=2)).track


def test_y_points_up_in_the_picture_and_in_the_world(track: PoseTrack) -> None:
    motion = settle(track)
    assert motion is not None
    assert (motion.mid("SHOULDER")[:, 1] > motion.mid("ANKLE")[:, 1]).all()
    assert (motion.world_mid("SHOULDER")[:, 1] > motion.world_mid("ANKLE")[:, 1]).all()


@pytest.mark.parametrize("fps", [24.0, 25.0, 30.0, 60.0])
def test_the_clock_is_even_at_every_frame_rate_and_frames_stay_those_of_the_film(fps: float) -> None:
    film = filmed(Set("squat", reps=1), fps=fps)
    motion = settle(film.track)
    assert motion is not None
    assert np.allclose(np.diff(motion.times), 1.0 / motion.rate)
    assert np.abs(motion.frames - motion.times * fps).max() <= 1.0


def test_a_variable_frame_rate_does_not_bend_time() -> None:
    film = filmed(Set("squat", reps=2), noise=UNEVEN)
    motion = settle(film.track)
    assert motion is not None
    rep = film.performance.reps[0]
    early = motion.times < rep.end
    lowest = motion.times[early][np.argmin((motion.world_mid("HIP") - motion.world_mid("ANKLE"))[early, 1])]
    assert rep.turn - 0.2 <= lowest <= rep.leave + 0.2


def test_the_world_is_followed_without_delay(track: PoseTrack) -> None:
    motion = settle(track)
    assert motion is not None
    seen = -np.interp(motion.times, track.times, track.world[:, Landmark.LEFT_ANKLE, 1])
    assert np.abs(motion.world[:, Landmark.LEFT_ANKLE, 1] - seen).max() < 0.01


def test_a_short_loss_is_bridged_and_a_long_one_is_unknown(track: PoseTrack) -> None:
    short, long = settle(lost(track, 2.0, 2.7)), settle(lost(track, 2.0, 3.8))
    assert short is not None
    assert long is not None
    assert short.known.all()
    assert np.isfinite(short.image).all()
    assert not long.known[(long.times > 2.05) & (long.times < 3.7)].any()
    assert long.known[long.times < 1.9].all()


def test_the_clock_begins_and_ends_with_the_body(track: PoseTrack) -> None:
    motion = settle(lost(lost(track, 0.0, 1.0), 6.0, 99.0))
    assert motion is not None
    assert motion.times[0] == pytest.approx(1.0, abs=0.07)
    assert motion.times[-1] == pytest.approx(6.0, abs=0.1)


def test_a_landmark_outside_the_picture_counts_as_unseen(track: PoseTrack) -> None:
    image = track.image.copy()
    image[:, Landmark.LEFT_ANKLE, 1] = track.height * 1.1
    motion = settle(replace(track, image=image))
    assert motion is not None
    assert (motion.seen("ANKLE", "left") == 0.0).all()
    assert (motion.seen("ANKLE", "right") > 0.5).all()


@pytest.mark.parametrize("frames", [0, 1])
def test_fewer_than_two_frames_with_a_body_are_no_motion(track: PoseTrack, frames: int) -> None:
    assert settle(track.rows(slice(0, frames))) is None
