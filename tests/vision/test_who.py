"""The one who exercises is followed, whoever was found first and whoever walks through the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from biome.engine.assess import assess
from biome.engine.skeleton import COUNT
from biome.engine.track import PoseTrack
from biome.exercises import library
from biome.puppet import Camera, Performance, Set, Tempo, frames, perform, to_track
from biome.puppet.geometry import points
from biome.vision.child import watch_in_child
from biome.vision.crowd import Person, Sighting, fewest, people
from biome.vision.decode import Picture
from biome.vision.doubt import is_doubtful, jumps
from biome.vision.encode import write_film
from biome.vision.pose import Pose
from biome.vision.surroundings import Surroundings
from biome.vision.view import View

CAMERA = Camera(width=480, height=270, distance=4.2)
SQUATS = perform(
    Set("squat", reps=2, tempo=Tempo(down=0.7, bottom=0.2, up=0.6, top=0.3), rest_before=0.3, rest_after=0.3)
)
STANDING = perform(Set("stand", seconds=SQUATS.seconds, rest_before=0.0, rest_after=0.0))


def walking(performance: Performance, start: float, end: float, z: float, leaves: float, arrives: float) -> Performance:
    """The same performance carried across the room between two moments."""

    def motion(times: np.ndarray):
        x = np.interp(times, [leaves, arrives], [start, end])
        return performance.motion(np.minimum(times, performance.seconds - 0.01)).moved(points(x, 0.0, z))

    return replace(performance, motion=motion)


def watched(who: Performance, others: Sequence[Performance], path: Path, model: Path) -> tuple[PoseTrack, float]:
    """The track of the film, and in what share of it the followed hips are those of ``who``."""
    write_film(path, frames(who, CAMERA, 15.0, others), 15.0)
    track = watch_in_child(path, model, 12.0, exercise="squat")  # all of it must have been loaded before the lock
    true = CAMERA.project(who.figure(track.times).middle("HIP"))
    away = np.linalg.norm(track.image[:, 23:25].mean(axis=1) - true, axis=1)
    return track, float(np.mean(away < 30.0))


def test_a_coach_who_stands_before_the_athlete_is_not_followed(tmp_path: Path, model: Path) -> None:
    coach = STANDING.placed(x=0.2, z=1.0)
    track, right = watched(SQUATS.placed(x=-1.2, z=-1.0), [coach], tmp_path / "coach.mp4", model)
    report = assess(track, library().get("squat"))
    assert right > 0.95
    assert report.rep_count == 2
    assert track.place == "left"
    assert any("the person on the left" in notice.message for notice in report.notices)


def test_a_mirror_image_that_moves_alike_is_not_followed(tmp_path: Path, model: Path) -> None:
    image = SQUATS.placed(x=1.4, z=-1.5)
    _, right = watched(SQUATS.placed(x=0.2, z=1.2), [image], tmp_path / "mirror.mp4", model)
    assert right > 0.95


def test_somebody_who_walks_past_in_front_does_not_take_the_camera_along(tmp_path: Path, model: Path) -> None:
    passing = walking(STANDING, -4.0, 4.0, 0.6, 0.8, 3.8)
    _, right = watched(SQUATS, [passing], tmp_path / "crossing.mp4", model)
    assert right > 0.9


def sighting(time: float, x: float, length: float = 200.0) -> Sighting:
    """Somebody who stands upright at ``x``, ``length`` pixels from shoulder to ankle."""
    body = np.full((COUNT, 2), x, np.float32)
    for rows, share in (((11, 12), 0.0), ((23, 24), 0.4), ((25, 26), 0.7), ((27, 28), 1.0)):
        body[list(rows), 1] = 100.0 + share * length
    pose = Pose(body / 1000.0, np.zeros((COUNT, 3), np.float32), np.ones(COUNT, np.float32))
    return Sighting(time, round(time * 30), pose, body)


def test_sightings_are_told_apart_by_place_and_size() -> None:
    seen = [[sighting(t, 300.0), sighting(t, 600.0), sighting(t, 320.0, 90.0)] for t in np.arange(0.0, 5.0, 0.25)]
    assert sorted(len(person.sightings) for person in people(seen)) == [20, 20, 20]


def test_who_crosses_does_not_take_over_the_sightings_of_who_stays() -> None:
    stays, seen = 500.0, []
    for time in np.arange(0.0, 6.0, 0.25):
        crosses = 100.0 + (time - 1.0) * 200.0
        hidden = abs(crosses - stays) < 80.0
        seen.append([sighting(time, crosses)] + ([] if hidden else [sighting(time, stays)]))
    longest = max(people(seen), key=lambda person: sum(s.centre[0] == stays for s in person.sightings))
    assert longest.sightings[-1].centre[0] == stays
    assert np.mean([s.centre[0] == stays for s in longest.sightings]) > 0.8


def test_long_films_are_searched_less_often() -> None:
    assert fewest(20.0) == 4.0
    assert fewest(100.0) == pytest.approx(2.4)
    assert fewest(300.0) == 2.0


def test_the_surroundings_stand_still_while_the_person_does() -> None:
    person = Person([sighting(t, 500.0 + 5.0 * np.sin(t)) for t in np.arange(0.0, 5.0, 0.25)])
    about = Surroundings(person)
    views = {about.at(picture(t)) for t in np.arange(0.0, 5.0, 0.1)}
    assert len(views) == 1
    (view,) = views
    assert (view.left, view.right) == (450, 550)
    assert view.top < 100
    assert view.bottom > 300


def test_the_surroundings_go_with_the_person_and_know_who_is_not_theirs() -> None:
    person = Person([sighting(t, 200.0 + 100.0 * t) for t in np.arange(0.0, 5.0, 0.25)])
    about = Surroundings(person)
    last = [about.at(picture(t)) for t in np.arange(0.0, 5.0, 0.1)][-1]
    assert last.left > 450
    assert not about.strays(sighting(4.0, 610.0).pose, picture(4.0))
    assert about.strays(sighting(4.0, 200.0).pose, picture(4.0))


def picture(time: float) -> Picture:
    return Picture(round(time * 30), time, np.zeros((1000, 1000, 3), np.uint8), 1000, 1000)


def test_a_view_gives_back_the_whole_pictures_coordinates() -> None:
    view = View(200, 100, 600, 500)
    rgb = picture(0.0).rgb
    inside = replace(sighting(0.0, 0.0).pose, image=np.full((COUNT, 2), 0.5, np.float32))
    assert view.of(rgb).shape == (400, 400, 3)
    assert view.back(inside, rgb).image == pytest.approx(np.tile([0.4, 0.3], (COUNT, 1)))


def test_one_person_alone_raises_no_question_and_a_leap_does() -> None:
    track = to_track(SQUATS, CAMERA, rate=15)
    assert not is_doubtful(track)
    image = track.image.copy()
    image[len(image) // 2 :, :, 0] += 120.0
    assert jumps(replace(track, image=image))
    assert is_doubtful(replace(track, others=np.full(len(track), 0.5)))
