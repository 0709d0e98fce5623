"""Frames, times and upright pictures are those of the film."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.vision.films import MakeFilm, bars

from biome.vision.container import opened
from biome.vision.decode import ALL, FULL, Decoder, Picture
from biome.vision.encode import FilmWriter
from biome.vision.errors import Damaged, TooLong
from biome.vision.limits import DEFAULT, Limits
from biome.vision.probe import probe


def decoded(
    film: Path, wanted: float | set[int] = ALL, long_side: int = FULL, limits: Limits = DEFAULT
) -> list[Picture]:
    with opened(film) as source:
        return list(Decoder(source, probe(film), wanted, long_side, limits))


@pytest.mark.parametrize(
    "name, codec",
    [("f.mp4", "libx264"), ("f.mov", "libx265"), ("f.webm", "libvpx-vp9"), ("f.mp4", "libsvtav1"), ("f.avi", "mpeg4")],
)
def test_every_codec_gives_its_frames_in_order_with_their_times(make_film: MakeFilm, name: str, codec: str) -> None:
    pictures = decoded(make_film(name, seconds=2, fps=30, codec=codec))
    assert [picture.frame for picture in pictures] == list(range(60))
    assert [picture.time for picture in pictures] == pytest.approx([index / 30 for index in range(60)], abs=0.002)
    for picture, truth in zip(pictures, bars(60), strict=True):
        assert np.abs(picture.rgb.astype(int) - truth).mean() < 6


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_pictures_stand_upright_whatever_the_rotation_flag(make_film: MakeFilm, rotation: int) -> None:
    picture = decoded(make_film(width=176, height=320, rotation=rotation))[5]
    assert np.abs(picture.rgb.astype(int) - list(bars(6, 176, 320))[5]).mean() < 6


@pytest.mark.parametrize("fps, expected", [(24, 30), (25, 30), (29.97, 30), (30, 30), (60, 30), (12, 24)])
def test_about_fifteen_frames_a_second_are_chosen_at_any_rate(make_film: MakeFilm, fps: float, expected: int) -> None:
    pictures = decoded(make_film(seconds=2, fps=fps), wanted=15)
    assert len(pictures) == pytest.approx(expected, abs=1)
    gaps = np.diff([picture.time for picture in pictures])
    assert gaps.max() <= max(1 / fps, 1 / 15 + 0.5 / fps) + 0.002
    assert [picture.time for picture in pictures] == pytest.approx([p.frame / fps for p in pictures], abs=0.002)


def test_times_of_a_variable_rate_are_the_real_ones(tmp_path: Path) -> None:
    times = np.cumsum([0, *np.tile([1 / 30, 1 / 30, 1 / 6], 12)])
    with FilmWriter(tmp_path / "film.mp4", fps=30) as writer:
        for picture, seconds in zip(bars(len(times)), times, strict=True):
            writer.add(picture, seconds)
    assert [picture.time for picture in decoded(tmp_path / "film.mp4")] == pytest.approx(times, abs=0.002)


def test_frames_can_be_asked_for_by_number(make_film: MakeFilm) -> None:
    pictures = decoded(make_film(), wanted={3, 40})
    assert [picture.frame for picture in pictures] == [3, 40]
    assert np.abs(pictures[1].rgb.astype(int) - list(bars(41))[40]).mean() < 6


def test_large_pictures_are_scaled_down_and_keep_their_full_size_in_mind(make_film: MakeFilm) -> None:
    picture = decoded(make_film(width=640, height=360), long_side=320)[0]
    assert picture.rgb.shape == (180, 320, 3)
    assert (picture.width, picture.height) == (640, 360)


def test_a_film_that_goes_on_past_the_limit_is_stopped(make_film: MakeFilm) -> None:
    with pytest.raises(TooLong):
        decoded(make_film(seconds=3), limits=Limits(longest=2))


def test_a_film_too_much_of_which_does_not_decode_is_damaged(make_film: MakeFilm) -> None:
    film = make_film(seconds=4)
    content = bytearray(film.read_bytes())
    start = content.rindex(b"mdat") + 4
    for at in range(start + 3000, len(content), 7):
        content[at] ^= 0xFF
    film.write_bytes(content)
    with pytest.raises(Damaged):
        decoded(film)


def test_a_few_damaged_frames_are_forgiven(make_film: MakeFilm) -> None:
    film = make_film(seconds=4)
    content = bytearray(film.read_bytes())
    content[-60:-40] = bytes(20)
    film.write_bytes(content)
    assert len(decoded(film)) >= 114


def test_a_picture_that_grows_in_the_middle_is_refused_by_the_decoder(make_film: MakeFilm) -> None:
    film = make_film()
    with opened(film, Limits(largest_area=320 * 240 - 1)) as source, pytest.raises(Damaged):
        list(Decoder(source, probe(film), ALL))
