"""Films we write: whole or not at all, playable at once, with nothing in them but the picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from tests.vision.films import Picture, bars

from biome.vision.encode import write_film
from biome.vision.probe import probe


def test_a_written_film_has_its_size_rate_and_length(tmp_path: Path) -> None:
    write_film(tmp_path / "film.mp4", bars(48, 320, 240), fps=24)
    info = probe(tmp_path / "film.mp4")
    assert (info.width, info.height, info.total_frames, info.codec) == (320, 240, 48, "h264")
    assert info.fps == pytest.approx(24)


def test_odd_sizes_gain_a_row_and_a_column(tmp_path: Path) -> None:
    write_film(tmp_path / "film.mp4", bars(30, 201, 151), fps=30)
    info = probe(tmp_path / "film.mp4")
    assert (info.width, info.height) == (202, 152)


def test_the_index_comes_first_and_the_colours_play_everywhere(tmp_path: Path) -> None:
    write_film(tmp_path / "film.mp4", bars(30), fps=30)
    content = (tmp_path / "film.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        assert not container.streams.audio
        assert not {"title", "location", "creation_time", "encoder"} & set(container.metadata)


def test_an_error_half_way_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Iterator[Picture]:
        yield from bars(10)
        raise RuntimeError("the source failed")

    with pytest.raises(RuntimeError, match="the source failed"):
        write_film(tmp_path / "film.mp4", broken(), fps=30)
    assert list(tmp_path.iterdir()) == []


def test_an_error_leaves_the_film_that_was_there_before(tmp_path: Path) -> None:
    write_film(tmp_path / "film.mp4", bars(30), fps=30)
    before = (tmp_path / "film.mp4").read_bytes()
    with pytest.raises(ValueError, match="Axes must be different"):
        write_film(tmp_path / "film.mp4", [np.zeros((4,), np.uint8)], fps=30)
    assert (tmp_path / "film.mp4").read_bytes() == before
