"""Bodies are found where they are, at the times the film says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tests.vision.films import MakeFilm, Picture

from biome.engine.skeleton import Landmark
from biome.vision.container import opened
from biome.vision.decode import ALL, Decoder
from biome.vision.encode import write_film
from biome.vision.errors import DetectorUnavailable, NotAVideo
from biome.vision.pose import sentence_for
from biome.vision.probe import probe
from biome.vision.progress import Progress
from biome.vision.watch import watch


def test_a_body_is_found_in_a_film_whose_width_is_no_multiple_of_16(squat_film: Path, model: Path) -> None:
    track = watch(squat_film, model, rate=10)
    assert track.width % 16 != 0
    assert track.found.mean() > 0.95
    nose = track.image[track.found][:, Landmark.NOSE]
    assert ((nose > 0) & (nose < (track.width, track.height))).all()


def test_frames_and_times_are_those_of_the_film(squat_film: Path, model: Path) -> None:
    track = watch(squat_film, model, rate=10)
    assert track.total_frames == probe(squat_film).total_frames
    assert np.diff(track.times) == pytest.approx(0.1, abs=0.001)
    assert track.times == pytest.approx(track.frames / 30, abs=0.001)


def test_progress_rises_with_the_frames_read_and_knows_when_it_will_end(squat_film: Path, model: Path) -> None:
    told: list[Progress] = []
    watch(squat_film, model, rate=15, progress=told.append)
    read = [progress.frames_read for progress in told]
    assert len(told) >= 3
    assert read == sorted(read)
    assert read[-1] == told[-1].total_frames == probe(squat_film).total_frames
    assert told[-1].seconds_left == 0.0
    assert all(progress.seconds_left is None or progress.seconds_left >= 0 for progress in told)


def test_a_film_with_nobody_in_it_is_a_track_without_poses(make_film: MakeFilm, model: Path) -> None:
    track = watch(make_film(seconds=1.5), model, rate=5)
    assert len(track) == 8
    assert not track.found.any()
    assert np.isnan(track.others).all()
    assert (track.visibility == 0).all()


def test_what_is_not_a_film_is_refused_before_the_detector_starts(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("no film at all, but some words")
    with pytest.raises(NotAVideo):
        watch(tmp_path / "film.mp4", tmp_path / "no model", rate=15)


def test_a_missing_model_is_named_in_a_sentence(squat_film: Path, tmp_path: Path) -> None:
    with pytest.raises(DetectorUnavailable, match="cannot start"):
        watch(squat_film, tmp_path / "no model", rate=15)


def test_a_missing_system_library_is_named_with_its_remedy() -> None:
    linker = OSError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert sentence_for(linker).startswith("The pose detector needs the system library libEGL.so.1")
    assert "apt-get install" in sentence_for(linker)


def test_watching_says_nothing_on_the_terminal_and_imports_no_toolkit(squat_film: Path, model: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from biome.vision.watch import watch\n"
        f"watch(Path({str(squat_film)!r}), Path({str(model)!r}), rate=2)\n"
        "print(sorted({'cv2', 'matplotlib', 'sounddevice', 'mediapipe'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_another_person_beside_the_followed_one_is_measured(squat_film: Path, model: Path, tmp_path: Path) -> None:
    with opened(squat_film) as source:
        single = [picture.rgb for picture in Decoder(source, probe(squat_film), ALL)][:36]
    write_film(tmp_path / "two.mp4", (_beside(picture, 0.7) for picture in single), fps=30)
    assert np.nanmax(watch(squat_film, model, rate=5).others) == 0
    assert np.nanmax(watch(tmp_path / "two.mp4", model, rate=5).others) == pytest.approx(0.7, abs=0.15)


def _beside(picture: Picture, share: float) -> Picture:
    """The same person twice, the right one smaller."""
    height, width = picture.shape[:2]
    rows = (np.arange(round(height * share)) / share).astype(int)
    columns = (np.arange(round(width * share)) / share).astype(int)
    right = np.full_like(picture, 128)
    right[height - len(rows) :, : len(columns)] = picture[rows][:, columns]
    return np.hstack([picture, right])


@pytest.mark.parametrize("name", ["arm_raise_other_01", "squat_12", "push_up_01"])
def test_real_people_are_found_in_nearly_every_frame(clips: Path, model: Path, name: str) -> None:
    label = next(clip for clip in json.loads((clips / "labels.json").read_text()) if clip["file"] == f"{name}.mp4")
    track = watch(clips / f"{name}.mp4", model, rate=15)
    assert track.found.mean() > 0.95
    assert sorted((track.width, track.height)) == sorted((label["width"], label["height"]))
    assert track.fps == pytest.approx(label["fps"], rel=0.01)
    assert track.times[-1] == pytest.approx(label["duration_s"], abs=0.15)
    assert len(track) == pytest.approx(15 * label["duration_s"], rel=0.15)


def test_a_rotated_film_shows_the_person_upright(clips: Path, model: Path) -> None:
    track = watch(clips / "arm_raise_other_01.mp4", model, rate=5)
    body = track.image[track.found]
    assert track.height > track.width
    assert (body[:, Landmark.NOSE, 1] < body[:, Landmark.LEFT_HIP, 1]).all()
