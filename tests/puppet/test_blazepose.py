"""The real pose model follows the drawn mannequin: films of it are end-to-end tests with exact truth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from biome.engine.assess import assess
from biome.engine.report import SetReport
from biome.engine.skeleton import joint
from biome.engine.track import PoseTrack
from biome.exercises import library
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


def deadlift(contour: float, path: Path, model: Path) -> SetReport:
    """The report of a drawn deadlift whose back is rounded by so much, by way of film, model and mask."""
    faults = {"back_round": contour} if contour else {}
    performance = perform(Set("deadlift", reps=1, tempo=BRISK, rest_before=0.8, rest_after=0.3, faults=faults))
    room = performance.figure(np.arange(0.0, performance.seconds, 0.1)).landmarks
    write_film(path, frames(performance, framing(room, Camera(width=320, height=180)), 20.0), 20.0)
    chosen = library().get("deadlift")
    return assess(watch(path, model, 10.0, outlines=chosen.needs_outline), chosen)


def test_a_rounded_deadlift_is_measured_through_film_and_mask_and_a_flat_one_is_clean(
    tmp_path: Path, model: Path
) -> None:
    flat, rounded = deadlift(0.0, tmp_path / "flat.mp4", model), deadlift(12.0, tmp_path / "round.mp4", model)
    assert "back_round" in {clean.fault for clean in flat.clean}
    (found,) = [issue for issue in rounded.issues if issue.fault == "back_round"]
    assert found.severity in ("moderate", "severe")
    assert found.measured_value == pytest.approx(12.0, abs=3.0)


def test_the_outline_is_measured_only_when_asked_for_and_only_from_the_side(tmp_path: Path, model: Path) -> None:
    def watched(yaw: float, outlines: bool) -> PoseTrack:
        performance = perform(Set("stand", seconds=2.0, rest_before=0.0, rest_after=0.0))
        write_film(tmp_path / "film.mp4", frames(performance, Camera(yaw=yaw, width=320, height=180), 10.0), 10.0)
        return watch(tmp_path / "film.mp4", model, 10.0, outlines=outlines)

    masked = np.flatnonzero(np.isfinite(watched(90.0, outlines=True).outline[8:, :, 0]).all(axis=-1))
    assert np.diff(masked).tolist() == [2] * (len(masked) - 1)  # of ten pictures a second, five
    assert len(masked) >= 5
    assert np.isnan(watched(90.0, outlines=False).outline).all()
    assert np.isnan(watched(0.0, outlines=True).outline).all()
