"""The drawn film, as pictures."""

from __future__ import annotations

import time
import tracemalloc
from itertools import islice

import numpy as np
import pytest
from tests.puppet.moments import turns

from biome.puppet import FAULTS, Camera, Set, frames, frames_at, perform

SMALL = Camera(width=320, height=180)


def test_a_film_has_the_size_and_the_number_of_frames_it_should() -> None:
    performance = perform(Set("squat", reps=1))
    film = list(frames(performance, SMALL, fps=10.0))
    assert len(film) == int(performance.seconds * 10.0)
    assert {frame.shape for frame in film} == {(180, 320, 3)}
    assert {frame.dtype for frame in film} == {np.dtype(np.uint8)}


def test_the_body_is_drawn_where_its_landmarks_are() -> None:
    performance = perform(Set("squat", reps=1))
    standing, low = frames_at(performance, [0.0, *turns(performance)], SMALL)
    changed = np.argwhere(np.abs(standing.astype(int) - low).sum(axis=-1) > 60)
    image = SMALL.project(performance.figure([0.0, *turns(performance)]).landmarks).reshape(-1, 2)
    assert changed[:, 0].min() == pytest.approx(image[:, 1].min(), abs=15)
    assert changed[:, 1].min() == pytest.approx(image[:, 0].min(), abs=15)


@pytest.mark.parametrize("exercise", sorted(FAULTS))
def test_every_exercise_can_be_filmed_from_anywhere(exercise: str) -> None:
    performance = perform(Set(exercise, reps=1, seconds=1.0))
    for yaw in (-120.0, 0.0, 60.0):
        frame = next(frames_at(performance, [performance.seconds / 2.0], Camera(yaw=yaw, width=160, height=284)))
        assert np.ptp(frame) > 150


def test_drawing_is_fast_enough_for_tests_and_keeps_no_film() -> None:
    film = frames(perform(Set("squat", reps=60)), Camera(width=640, height=360))
    next(film)
    start = time.process_time()
    for _ in islice(film, 60):
        pass
    assert 60.0 / (time.process_time() - start) > 30.0
    tracemalloc.start()
    for _ in islice(film, 60):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6


def test_others_in_the_room_are_drawn_and_change_nothing_of_the_performer() -> None:
    performance, camera = perform(Set("squat", reps=1)), Camera(width=320, height=180)
    passer_by = perform(Set("stand", seconds=9.0)).placed(x=1.2, z=-0.5)
    alone = next(frames_at(performance, [1.0], camera)).astype(int)
    together = next(frames_at(performance, [1.0], camera, others=[passer_by])).astype(int)
    changed = np.argwhere(np.abs(alone - together).sum(axis=-1) > 60)
    assert changed[:, 1].min() > camera.width / 2 + 30
    assert np.ptp(changed[:, 0]) > 60
