"""The copy that is kept: the same pictures at the same times, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.vision.films import MakeFilm

from biome.vision.child import copy_in_child
from biome.vision.errors import FilmError
from biome.vision.probe import probe
from biome.vision.remux import remux

SAID = {
    "title": "<img src=x onerror=alert(1)>",
    "comment": "=cmd|' /C calc'!A0",
    "location": "+48.1374+011.5755/",
    "make": "A Phone",
    "model": "Model Nine",
    "creation_time": "2026-05-04T03:02:01Z",
}
BEHIND = b"<html><script>behind the film</script>"


def copied(film: Path) -> Path:
    copy = film.with_name(f"copy-of-{film.name}")
    descriptor = os.open(copy, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    try:
        remux(film, descriptor)
    finally:
        os.close(descriptor)
    return copy


def pictures(film: Path) -> Iterator[tuple[float, bytes]]:
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            yield round(frame.time or 0.0, 3), frame.to_ndarray(format="gray").tobytes()


@pytest.fixture
def talkative(tmp_path: Path) -> Path:
    """A film with sound, a second picture stream, chapters' worth of words in its head and a page behind its end."""
    film = tmp_path / "talkative.mp4"
    with av.open(str(film), "w", options={"movflags": "use_metadata_tags"}) as container:
        container.metadata.update(SAID)
        streams = [container.add_stream("libx264", rate=30) for _ in range(2)]
        for stream in streams:
            stream.width, stream.height, stream.pix_fmt = 320, 240, "yuv420p"
            stream.metadata["handler_name"] = "Somebody's name"
        sound = container.add_stream("aac", rate=44_100)
        for number in range(60):
            frame = av.VideoFrame.from_ndarray(np.full((240, 320, 3), number * 4, np.uint8), format="rgb24")
            for stream in streams:
                container.mux(stream.encode(frame))
        for start in range(0, 88_200, 1024):
            tone = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            tone.sample_rate, tone.pts = 44_100, start
            container.mux(sound.encode(tone))
        for stream in (*streams, sound):
            container.mux(stream.encode(None))
    with film.open("ab") as file:
        file.write(BEHIND)
    return film


@pytest.mark.parametrize(
    "name, codec, rotation",
    [
        ("film.mp4", "libx264", 0),
        ("film.mp4", "libx264", 90),
        ("film.mov", "libx264", 270),
        ("film.mp4", "libx265", 180),
        ("film.mp4", "libsvtav1", 0),
        ("film.webm", "libvpx-vp9", 0),
        ("film.webm", "libvpx", 0),
        ("film.mkv", "libx264", 0),
        ("film.avi", "mpeg4", 0),
    ],
)
def test_the_copy_shows_the_same_pictures_at_the_same_times_turned_alike(
    make_film: MakeFilm, name: str, codec: str, rotation: int
) -> None:
    film = make_film(name, codec=codec, rotation=rotation, seconds=1.5)
    copy = copied(film)
    assert list(pictures(copy)) == list(pictures(film))
    before, after = probe(film), probe(copy)
    assert (after.rotation, after.width, after.height) == (before.rotation, before.width, before.height)


def test_a_quicktime_film_becomes_an_mp4_whose_index_comes_first(make_film: MakeFilm) -> None:
    copy = copied(make_film("film.mov"))
    assert (probe(copy).container, probe(copy).extension) == ("mp4", ".mp4")
    assert copy.read_bytes().index(b"moov") < copy.read_bytes().index(b"mdat")


def test_nothing_but_the_first_pictures_comes_along(talkative: Path) -> None:
    words = [*(said.encode() for said in SAID.values() if "T03" not in said), b"Somebody's name", b"behind the film"]
    before = talkative.read_bytes()
    assert [word for word in words if word not in before] == []
    copy = copied(talkative)
    after = copy.read_bytes()
    assert [word for word in (*words, b"soun", b"Lav") if word in after] == []
    with av.open(str(copy)) as container:
        assert [stream.type for stream in container.streams] == ["video"]
        assert "creation_time" not in container.metadata
    assert list(pictures(copy)) == list(pictures(talkative))


def test_frames_that_are_decoded_at_the_same_time_are_put_in_order(tmp_path: Path, make_film: MakeFilm) -> None:
    film, doubled = make_film("film.mkv"), tmp_path / "doubled.mkv"
    with av.open(str(film)) as source, av.open(str(doubled), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(source.demux(video=0)):
            if packet.size:
                packet.stream = stream
                if number == 20:
                    packet.dts = packet.pts = (packet.dts or 0) - 33
                target.mux(packet)
    assert probe(copied(doubled)).total_frames == probe(doubled).total_frames


def test_the_copy_of_a_copy_is_the_copy(make_film: MakeFilm) -> None:
    once = copied(make_film())
    assert copied(once).read_bytes() == once.read_bytes()


def test_what_cannot_be_analysed_is_not_copied(audio_only: Path) -> None:
    with pytest.raises(FilmError):
        copied(audio_only)


def test_a_disk_that_is_full_is_not_the_films_fault(make_film: MakeFilm) -> None:
    full = os.open("/dev/full", os.O_RDWR)
    try:
        with pytest.raises(OSError, match="No space left"):
            remux(make_film(), full)
    finally:
        os.close(full)


def test_a_child_that_is_locked_in_can_copy(make_film: MakeFilm, tmp_path: Path) -> None:
    film, copy = make_film("film.mov", rotation=90), tmp_path / "copy"
    info = copy_in_child(film, copy)
    assert (info.rotation, info.container, info.total_frames) == (90, "mp4", 60)
    assert list(pictures(copy)) == list(pictures(film))


@settings(max_examples=40, deadline=None)
@given(at=st.floats(0, 1), xor=st.integers(1, 255), length=st.integers(1, 40))
def test_a_film_that_is_damaged_anywhere_is_copied_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: float, xor: int, length: int
) -> None:
    whole = tmp_path_factory.getbasetemp() / "whole.mp4"
    if not whole.exists():
        from tests.vision.films import bars

        from biome.vision.encode import write_film

        write_film(whole, bars(40, 320, 240), 30.0, 0, "libx264")
    content = bytearray(whole.read_bytes())
    start = int(at * (len(content) - length))
    content[start : start + length] = bytes(byte ^ xor for byte in content[start : start + length])
    film = whole.with_name("damaged.mp4")
    film.write_bytes(content)
    try:
        copy = copied(film)
    except FilmError:
        return
    assert probe(copy).total_frames == probe(film).total_frames
