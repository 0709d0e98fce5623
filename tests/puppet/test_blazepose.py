"""The real pose model follows the drawn mannequin: films of it are end-to-end tests with exact truth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from biome.engine.skeleton import joint
from biome.engine.track import PoseTrack
from biome.puppet import Camera, Performance, Set, Tempo, frames, framing, perform
from biome.puppet.geometry import interior
from biome.vision.encode import write_film
from biome.vision.watch import watch

SIDEWAYS = Camera(width=480, height=270)
UPRIGHT = Camera(width=270, height=480, distance=3.4)
BRISK = Tempo(down=0.9, bottom=0.2, up=0.8, top=0.3)
LINES = {"knee_angle": ("HIP", "KNEE", "ANKLE"), "body_line": ("SHOULDER", "HIP", "ANKLE")}


def seen(performance: Performance, camera: Camera, path: Path, model: Path, fps: float, rotation: int = 0) -> PoseTrack:
    write_film(path, frames(performance, camera, fps), fps, rotation=rotation)
    return watch(path, model, 12.0)


def angle(track: PoseTrack, names: tuple[str, str, str]) -> np.ndarray:
    return interior(*(track.image[:, joint(name, "right")] for name in names))


@pytest.mark.parametrize(
    "fps, rotation, camera", [(30.0, 0, SIDEWAYS), (24.0, 0, SIDEWAYS), (60.0, 0, SIDEWAYS), (30.0, 90, UPRIGHT)]
)
def test_the_squats_knee_reads_within_eight_degrees_at_the_bottom(
    fps: float, rotation: int, camera: Camera, tmp_path: Path, model: Path
) -> None:
    performance = perform(Set("squat", reps=1, tempo=BRISK, rest_before=0.3, rest_after=0.3))
    track = seen(performance, camera, tmp_path / "squat.mp4", model, fps, rotation)
    rep = performance.reps[0]
    bottom = (track.times >= rep.turn - 0.05) & (track.times <= rep.leave + 0.05)
    truth = performance.truth([rep.turn])["knee_angle_right"][0]
    assert track.found.mean() >= 0.98
    assert (track.width, track.height) == (camera.width, camera.height)
    assert np.nanmedian(angle(track, LINES["knee_angle"])[bottom]) == pytest.approx(truth, abs=8.0)


@pytest.mark.parametrize("exercise", ["deadlift", "lunge", "push_up", "pull_up", "plank", "row", "sit_up"])
def test_every_movement_is_followed_from_the_side(exercise: str, tmp_path: Path, model: Path) -> None:
    performance = perform(Set(exercise, reps=1, tempo=BRISK, seconds=1.0, rest_before=0.2, rest_after=0.2))
    room = performance.figure(np.arange(0.0, performance.seconds, 0.1)).landmarks
    camera = framing(room, SIDEWAYS)
    track = seen(performance, camera, tmp_path / "film.mp4", model, 12.0)
    true = camera.project(performance.figure(track.times).landmarks)
    height = performance.body.height * camera.focal / camera.distance
    core = [joint(name, "right") for name in ("SHOULDER", "HIP", "KNEE", "ANKLE")]
    off = np.linalg.norm(track.image - true, axis=-1)[:, core] / height
    line = angle(track, LINES["body_line"]) - interior(*(true[:, core[k]] for k in (0, 1, 3)))
    assert track.found.mean() >= 0.98
    assert np.nanmedian(off) < 0.035
    assert np.nanmedian(np.abs(line)) < 5.0
