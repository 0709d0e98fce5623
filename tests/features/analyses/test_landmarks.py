"""A track comes back from its file as it was, also from a file of an older Biome."""

from __future__ import annotations

import io
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from biome.engine.track import ARRAYS, PoseTrack
from biome.features.analyses.landmarks import packed, unpacked
from biome.puppet import TYPICAL, Camera, Set, perform, to_track


def kept(tmp_path: Path, content: bytes) -> PoseTrack:
    (tmp_path / "pose.npz").write_bytes(content)
    return unpacked(tmp_path / "pose.npz")


def track() -> PoseTrack:
    return to_track(perform(Set("squat", reps=1)), Camera(yaw=90), noise=TYPICAL, rate=10)


def test_a_track_comes_back_as_it_was(tmp_path: Path) -> None:
    there = replace(track(), place="left")
    back = kept(tmp_path, packed(there))
    for name in ARRAYS:
        assert np.array_equal(getattr(there, name), getattr(back, name), equal_nan=True), name
    rest = {field.name for field in fields(PoseTrack)} - set(ARRAYS)
    assert {name: getattr(there, name) for name in rest} == {name: getattr(back, name) for name in rest}
    assert np.isfinite(back.outline).any()


def test_a_file_from_before_outlines_and_places_is_still_read(tmp_path: Path) -> None:
    there = track()
    with np.load(io.BytesIO(packed(there))) as arrays:
        older = io.BytesIO()
        np.savez_compressed(older, **{name: arrays[name] for name in arrays.files if name not in ("outline", "place")})
    back = kept(tmp_path, older.getvalue())
    assert np.array_equal(back.image, there.image, equal_nan=True)
    assert np.isnan(back.outline).all()
    assert back.place == ""
