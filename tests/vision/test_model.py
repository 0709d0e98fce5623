"""The pose model is the one Biome was checked with, and its lean form sees the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from biome.vision.container import opened
from biome.vision.decode import Decoder
from biome.vision.model import BUNDLE, LEAN, ModelCorrupt, ModelMissing, ensure, verified
from biome.vision.pose import Detector, Pose
from biome.vision.probe import probe


@pytest.fixture
def copied(model: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the model of our own."""
    for file in model.parent.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path


def landmarks(film: Path, model: Path) -> list[Pose | None]:
    with opened(film) as source, Detector(model) as detector:
        return [detector.follow(picture.rgb, picture.time) for picture in Decoder(source, probe(film), 4)]


def test_the_lean_model_gives_the_same_landmarks_to_the_last_bit(squat_film: Path, model: Path) -> None:
    lean, full = landmarks(squat_film, model), landmarks(squat_film, model.with_name(BUNDLE))
    assert model.name == LEAN
    assert sum(pose is not None for pose in full) > 5
    for one, other in zip(lean, full, strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            np.testing.assert_array_equal(one.image, other.image)
            np.testing.assert_array_equal(one.world, other.world)


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make setup"):
        verified(tmp_path)


@pytest.mark.parametrize("name", [BUNDLE, LEAN])
def test_a_changed_model_is_refused(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(ModelCorrupt, match="Delete it"):
        verified(copied)


def test_the_lean_model_is_made_from_the_full_one_without_a_download(copied: Path, model: Path) -> None:
    (copied / LEAN).unlink()
    assert ensure(copied).read_bytes() == model.read_bytes()
