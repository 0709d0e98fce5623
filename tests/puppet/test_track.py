"""What a pose model says of the puppet, clean and corrupted."""

from __future__ import annotations

import numpy as np
import pytest

from biome.engine.skeleton import MIRRORED, Landmark, joint
from biome.engine.track import PoseTrack
from biome.puppet import HARSH, TYPICAL, Camera, Noise, Performance, Set, mirror, perform, to_track
from biome.puppet.geometry import interior

FAR_AWAY = Camera(distance=60.0, fov=3.0, lens_height=0.85)
"""So far that perspective vanishes: the picture is the side view itself."""


@pytest.fixture(scope="module")
def squats() -> Performance:
    return perform(Set("squat", reps=3))


def angle(track: PoseTrack, names: tuple[str, str, str], side: str) -> np.ndarray:
    a, b, c = (track.image[:, joint(name, side)] for name in names)
    return interior(a, b, c)


@pytest.mark.parametrize("exercise", ["squat", "deadlift", "lunge", "push_up", "plank"])
def test_the_truth_is_what_a_noise_free_side_view_shows(exercise: str) -> None:
    performance = perform(Set(exercise, reps=2, seconds=3.0))
    track = to_track(performance, FAR_AWAY, fps=20)
    truth = performance.truth(track.times)
    for measure, names in (
        ("knee_angle", ("HIP", "KNEE", "ANKLE")),
        ("hip_angle", ("SHOULDER", "HIP", "KNEE")),
        ("elbow_angle", ("SHOULDER", "ELBOW", "WRIST")),
    ):
        assert angle(track, names, "right") == pytest.approx(truth[f"{measure}_right"], abs=1.0), measure


def test_an_ordinary_camera_at_the_side_shows_the_knee_within_four_degrees(squats: Performance) -> None:
    track = to_track(squats)
    truth = squats.truth(track.times)["knee_angle_right"]
    assert np.abs(angle(track, ("HIP", "KNEE", "ANKLE"), "right") - truth).max() < 4.0


def test_world_landmarks_are_metres_from_the_hips_along_the_cameras_axes(squats: Performance) -> None:
    track = to_track(squats, Camera(yaw=90.0, lens_height=0.85))
    hips = (track.world[:, Landmark.LEFT_HIP] + track.world[:, Landmark.RIGHT_HIP]) / 2.0
    thigh = np.linalg.norm(track.world[:, Landmark.RIGHT_HIP] - track.world[:, Landmark.RIGHT_KNEE], axis=-1)
    assert np.abs(hips).max() < 1e-9
    assert thigh == pytest.approx(squats.body.thigh)
    assert (track.world[:, Landmark.NOSE, 1] < -0.3).all()
    assert (track.world[:, Landmark.RIGHT_HIP, 2] < track.world[:, Landmark.LEFT_HIP, 2]).all()


def test_mirroring_swaps_names_and_twice_is_nothing(squats: Performance) -> None:
    plain, mirrored = to_track(squats), to_track(squats, mirrored=True)
    x = plain.width - mirrored.image[:, list(MIRRORED), 0]
    assert x == pytest.approx(plain.image[..., 0])
    assert mirrored.visibility[:, Landmark.LEFT_ELBOW] == pytest.approx(plain.visibility[:, Landmark.RIGHT_ELBOW])
    assert mirror(mirrored).image == pytest.approx(plain.image)
    assert mirror(mirrored).world == pytest.approx(plain.world)


def test_the_far_arm_and_knee_are_called_less_visible(squats: Performance) -> None:
    seen = to_track(squats).visibility.mean(axis=0)
    for name in ("ELBOW", "KNEE"):
        assert seen[joint(name, "right")] > 0.9
        assert seen[joint(name, "left")] < 0.6
    front = to_track(squats, Camera(yaw=0.0)).visibility.mean(axis=0)
    assert front[joint("KNEE", "left")] > 0.9


def test_what_is_outside_the_picture_is_called_invisible(squats: Performance) -> None:
    close = to_track(squats, Camera(distance=1.2, target=(0.0, 1.4, 0.0)))
    assert close.visibility[:, Landmark.RIGHT_ANKLE].max() < 0.3


def test_the_same_seed_gives_the_same_track_and_another_seed_another(squats: Performance) -> None:
    first, again, other = (to_track(squats, noise=TYPICAL, seed=seed) for seed in (4, 4, 5))
    assert np.array_equal(first.image, again.image, equal_nan=True)
    assert np.array_equal(first.visibility, again.visibility)
    assert not np.array_equal(first.image, other.image, equal_nan=True)


def test_jitter_has_the_size_it_is_given_and_is_larger_on_the_far_side() -> None:
    still = perform(Set("stand", seconds=60.0))
    noise = Noise(jitter=1.0, memory=0.8, bias=0.0, underbend=0.0, dropouts=0.0, outliers=0.0, vfr=0.0)
    camera = Camera()
    track, clean = to_track(still, camera, noise=noise, seed=2), to_track(still, camera)
    height = still.body.height * camera.focal / camera.distance
    spread = np.std(track.image - clean.image, axis=(0, 2)) / height * 100.0
    assert spread[Landmark.RIGHT_HIP] == pytest.approx(1.0, abs=0.25)
    assert spread[Landmark.LEFT_SHOULDER] > 1.5 * spread[Landmark.RIGHT_SHOULDER]
    assert spread[Landmark.RIGHT_HEEL] > 1.3 * spread[Landmark.RIGHT_KNEE]


def test_jitter_remembers_itself_from_frame_to_frame() -> None:
    still = perform(Set("stand", seconds=60.0))
    noise = Noise(memory=0.9, bias=0.0, dropouts=0.0, outliers=0.0, vfr=0.0)
    x = to_track(still, noise=noise, seed=3).image[:, Landmark.RIGHT_KNEE, 0]
    assert np.corrcoef(x[:-1], x[1:])[0, 1] == pytest.approx(0.9, abs=0.06)


def test_a_biased_model_bends_knees_too_little(squats: Performance) -> None:
    noise = Noise(0, 0, 0, 1, 1, 0, 0, 0, underbend=6.0, visibility=0, dropouts=0, vfr=0, outliers=0)
    names = ("HIP", "KNEE", "ANKLE")
    clean, biased = (angle(to_track(squats, noise=n), names, "right") for n in (None, noise))
    at = int(np.argmin(clean))
    assert biased[at] - clean[at] == pytest.approx(6.0 * (180.0 - clean[at]) / 90.0, abs=1.0)


def test_depth_is_pressed_flat_and_limbs_err_as_one() -> None:
    still = perform(Set("stand", seconds=60.0))
    noise = Noise(jitter=0, bias=0, depth_shrink=0.3, depth_error=0.05, world_scale=0, dropouts=0, outliers=0, vfr=0)
    clean, track = (to_track(still, noise=n, seed=1).world[..., 2] for n in (None, noise))
    width = (track[:, Landmark.LEFT_SHOULDER] - track[:, Landmark.RIGHT_SHOULDER]).mean()
    assert width == pytest.approx(
        0.7 * (clean[0, Landmark.LEFT_SHOULDER] - clean[0, Landmark.RIGHT_SHOULDER]), abs=0.03
    )
    error = track - clean
    assert np.corrcoef(error[:, Landmark.LEFT_KNEE], error[:, Landmark.LEFT_ANKLE])[0, 1] > 0.6


def test_bodies_are_lost_in_runs_and_sides_exchanged() -> None:
    performance = perform(Set("squat", reps=10))
    lost = to_track(performance, noise=Noise(dropouts=0.15), seed=1)
    runs = np.diff(np.flatnonzero(np.diff(np.concatenate([[True], lost.found, [True]]).astype(int))))[::2]
    assert 0.15 <= 1.0 - lost.found.mean() <= 0.2
    assert runs.max() > 3
    assert np.isnan(lost.world[~lost.found]).all()
    assert (lost.visibility[~lost.found] == 0.0).all()
    swapped = to_track(performance, noise=Noise(swaps=0.1, dropouts=0.0, depth_error=0.0), seed=1)
    wrong = swapped.world[:, Landmark.RIGHT_SHOULDER, 2] > swapped.world[:, Landmark.LEFT_SHOULDER, 2]
    assert 0.08 <= wrong.mean() <= 0.2


def test_a_phones_uneven_clock_still_shows_each_moment_at_its_time(squats: Performance) -> None:
    noise = Noise(jitter=0, bias=0, underbend=0, dropouts=0, outliers=0, vfr=0.2)
    track = to_track(squats, FAR_AWAY, noise=noise, seed=7)
    truth = squats.truth(track.times)["knee_angle_right"]
    assert np.std(np.diff(track.times)) > 0.1 / 30.0
    assert angle(track, ("HIP", "KNEE", "ANKLE"), "right") == pytest.approx(truth, abs=1.0)


@pytest.mark.parametrize("fps, rate, step", [(30.0, 15.0, 2), (60.0, 15.0, 4), (30.0, None, 1)])
def test_sampled_rows_keep_the_films_own_frame_numbers(
    squats: Performance, fps: float, rate: float | None, step: int
) -> None:
    track = to_track(squats, fps=fps, rate=rate)
    assert np.unique(np.diff(track.frames)).tolist() == [step]
    assert track.times == pytest.approx(track.frames / fps)
    assert track.total_frames == int(squats.seconds * fps)


def test_harsh_noise_still_makes_a_valid_track() -> None:
    for exercise in ("squat", "push_up", "pull_up"):
        track = to_track(perform(Set(exercise, reps=2)), noise=HARSH, seed=9, rate=15.0)
        assert 0.7 < track.found.mean() < 1.0
        assert np.isfinite(track.image[track.found]).all()
