"""Films that may be analysed and films that may not, each refusal for its stable reason."""

from __future__ import annotations

import contextlib
import random
import struct
import time
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from tests.vision.films import MakeFilm, bars

from biome.vision.encode import FilmWriter
from biome.vision.errors import FilmError, by_reason
from biome.vision.limits import DEFAULT, Limits
from biome.vision.probe import probe

Harm = Callable[[bytearray], None]


def reason_of(film: Path, limits: Limits = DEFAULT) -> str:
    """Why the film is refused, after checking that a person could do something with the words."""
    began, busy = time.monotonic(), time.process_time()
    with pytest.raises(FilmError) as refusal:
        probe(film, limits)
    assert time.process_time() - busy < 1
    assert time.monotonic() - began < 10  # of a machine that is busy; it waits for nothing
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value).split()) > 6
    return refusal.value.reason


def harmed(film: Path, harm: Harm) -> Path:
    content = bytearray(film.read_bytes())
    harm(content)
    film.write_bytes(content)
    return film


@pytest.mark.parametrize(
    "name, codec, expected",
    [
        ("film.mp4", "libx264", "h264"),
        ("film.mov", "libx265", "hevc"),
        ("film.webm", "libvpx-vp9", "vp9"),
        ("film.webm", "libvpx", "vp8"),
        ("film.mp4", "libsvtav1", "av1"),
        ("film.avi", "mpeg4", "mpeg4"),
    ],
)
def test_films_of_every_accepted_codec_are_known(make_film: MakeFilm, name: str, codec: str, expected: str) -> None:
    info = probe(make_film(name, seconds=2, codec=codec))
    assert (info.codec, info.width, info.height, info.total_frames) == (expected, 320, 240, 60)
    assert info.duration == pytest.approx(2, abs=0.02)
    assert info.fps == pytest.approx(30, rel=0.01)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_size_is_that_of_the_upright_picture(make_film: MakeFilm, rotation: int) -> None:
    info = probe(make_film(width=176, height=320, rotation=rotation))
    assert (info.width, info.height, info.rotation) == (176, 320, rotation)


def test_the_mime_type_and_extension_come_from_the_content(make_film: MakeFilm) -> None:
    film = make_film("film.webm", codec="libvpx-vp9")
    info = probe(film.rename(film.with_suffix(".mp4")))
    assert (info.mime_type, info.extension) == ("video/webm", ".webm")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").touch()
    assert reason_of(tmp_path / "film.mp4") == "empty_file"


def test_a_text_file_named_mp4_is_refused(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("I am not a film.\n" * 20)
    assert reason_of(tmp_path / "film.mp4") == "not_a_video"


def test_noise_that_begins_like_a_film_is_refused(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(50_000)
    for head in (b"\x00\x00\x00\x18ftypisom", b"\x1a\x45\xdf\xa3", b"RIFF\x00\x01\x00\x00AVI "):
        (tmp_path / "film.mp4").write_bytes(head + noise)
        assert reason_of(tmp_path / "film.mp4") in {"not_a_video", "truncated", "no_video_stream", "damaged"}


def test_sound_without_a_picture_is_refused(audio_only: Path) -> None:
    assert reason_of(audio_only) == "no_video_stream"


def test_a_film_whose_index_is_cut_off_is_truncated(make_film: MakeFilm) -> None:
    film = make_film("film.mov")
    content = film.read_bytes()
    at = content.index(b"moov") - 4
    moved = content[:at] + content[at + int.from_bytes(content[at : at + 4], "big") :]  # the index, as if it came last
    film.write_bytes(moved[: len(moved) * 7 // 10])
    assert reason_of(film) == "truncated"


@pytest.mark.parametrize("name, codec", [("f.mp4", "libx264"), ("f.webm", "libvpx-vp9"), ("f.avi", "mpeg4")])
def test_half_a_film_is_truncated(make_film: MakeFilm, name: str, codec: str) -> None:
    film = make_film(name, seconds=4, codec=codec)
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    assert reason_of(film) == "truncated"


def test_a_single_picture_is_too_short(make_film: MakeFilm) -> None:
    assert reason_of(make_film(seconds=1 / 30)) == "too_short"


def test_half_a_second_is_too_short(make_film: MakeFilm) -> None:
    assert reason_of(make_film(seconds=0.5)) == "too_short"


def test_six_minutes_are_too_long(make_film: MakeFilm) -> None:
    assert reason_of(make_film(seconds=361, fps=6, width=64, height=64)) == "too_long"


def test_a_header_that_lies_about_the_length_is_not_believed(make_film: MakeFilm) -> None:
    def claim_half_a_day(content: bytearray) -> None:
        struct.pack_into(">I", content, content.index(b"mdhd") + 20, 0xFFFFFFFE)

    assert probe(harmed(make_film(), claim_half_a_day)).duration == pytest.approx(2, abs=0.02)


def test_a_file_over_the_limit_is_too_large_before_it_is_opened(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(100 * 2**20 + 1)
    assert reason_of(tmp_path / "film.mp4") == "file_too_large"
    with pytest.raises(FilmError, match="100 MB is the limit") as refusal:
        probe(tmp_path / "film.mp4")
    assert (refusal.value.code, refusal.value.status) == ("FILE_TOO_LARGE", 413)


@pytest.mark.parametrize("width, height", [(16, 16), (320, 48)])
def test_a_tiny_picture_is_refused(make_film: MakeFilm, width: int, height: int) -> None:
    assert reason_of(make_film(width=width, height=height)) == "too_small"


def test_a_picture_beyond_the_limit_is_refused(make_film: MakeFilm) -> None:
    assert reason_of(make_film(width=4112, height=64)) == "too_large_picture"
    assert reason_of(make_film(), Limits(largest_side=300)) == "too_large_picture"


def test_a_codec_off_the_list_is_refused(tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    with av.open(str(film), "w") as container:
        stream = container.add_stream("ffv1", rate=30)
        stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
        for picture in bars(60):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))
    assert reason_of(film) == "unsupported_codec"


@pytest.mark.parametrize("fps", [2, 1000])
def test_an_implausible_rate_is_refused(make_film: MakeFilm, fps: int) -> None:
    assert reason_of(make_film(seconds=3, fps=fps, width=64, height=64)) == "implausible_rate"


def test_frames_that_are_all_at_one_moment_are_refused(make_film: MakeFilm) -> None:
    def no_time_between(content: bytearray) -> None:
        struct.pack_into(">I", content, content.index(b"stts") + 16, 0)

    assert reason_of(harmed(make_film(), no_time_between)) in {"implausible_rate", "too_short", "truncated"}


def test_an_index_that_claims_millions_of_frames_is_refused_at_once(make_film: MakeFilm) -> None:
    def claim_millions(content: bytearray) -> None:
        struct.pack_into(">I", content, content.index(b"stts") + 12, 0x7FFFFFFF)
        struct.pack_into(">I", content, content.index(b"stsz") + 12, 0x0FFFFFFF)

    assert reason_of(harmed(make_film(), claim_millions)) in {"truncated", "not_a_video", "implausible_rate", "damaged"}


@pytest.mark.parametrize("seed", range(8))
def test_a_film_with_random_bytes_gets_a_verdict_and_never_crashes(make_film: MakeFilm, seed: int) -> None:
    dice = random.Random(seed)

    def scramble(content: bytearray) -> None:
        for _ in range(200):
            content[dice.randrange(32, len(content))] = dice.randrange(256)

    with contextlib.suppress(FilmError):
        assert probe(harmed(make_film(), scramble)).total_frames > 1


def test_a_variable_frame_rate_is_measured_from_the_timestamps(tmp_path: Path) -> None:
    times = np.cumsum(np.tile([1 / 30, 1 / 30, 1 / 6], 12))
    with FilmWriter(tmp_path / "film.mp4", fps=30) as writer:
        for picture, seconds in zip(bars(len(times)), times, strict=True):
            writer.add(picture, seconds)
    info = probe(tmp_path / "film.mp4")
    assert info.total_frames == 36
    assert info.fps == pytest.approx(35 / (times[-1] - times[0]), rel=0.001)


def test_a_descriptor_serves_as_well_as_a_path(make_film: MakeFilm) -> None:
    film = make_film()
    with film.open("rb") as file:
        file.read(1000)
        assert probe(file.fileno()) == probe(film)
        assert not file.closed


def test_every_reason_comes_back_by_its_name() -> None:
    reasons = [kind.reason for kind in FilmError.__subclasses__()]
    assert len(set(reasons)) == len(reasons)
    for reason in reasons:
        error = by_reason(reason, "Because.")
        assert (error.reason, str(error)) == (reason, "Because.")
