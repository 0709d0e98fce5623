"""A file is what its first bytes are, whatever it is called."""

from __future__ import annotations

import pytest
from tests.vision.films import MakeFilm

from biome.vision.errors import EmptyFile, NotAVideo
from biome.vision.sniff import sniff, sniff_head


@pytest.mark.parametrize(
    "name, codec, container",
    [
        ("film.mp4", "libx264", "mp4"),
        ("film.mov", "libx264", "mov"),
        ("film.webm", "libvpx-vp9", "webm"),
        ("film.mkv", "libx264", "matroska"),
        ("film.avi", "mpeg4", "avi"),
    ],
)
def test_a_film_is_known_by_its_content_under_any_name(
    make_film: MakeFilm, name: str, codec: str, container: str
) -> None:
    film = make_film(name, seconds=0.5, codec=codec)
    disguised = film.rename(film.with_name("holiday.jpg"))
    assert sniff(disguised).name == container


@pytest.mark.parametrize(
    "head, word",
    [
        (b"a text that somebody named film.mp4, long enough", "text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "picture"),
        (b"GIF89a" + bytes(40), "picture"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"ID3\x04" + bytes(40), "sound"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(40), "sound"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(40), "photo"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(40), "sound"),
        (b"#EXTM3U\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "text"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "text"),
        (b"\x00\x00\x00\x18ftyp", "not a video"),
        (bytes(range(128, 192)), "not a video"),
    ],
)
def test_what_is_no_film_is_refused_in_words_that_name_it(head: bytes, word: str) -> None:
    with pytest.raises(NotAVideo, match=word):
        sniff_head(head)


def test_an_empty_file_is_told_apart_from_a_wrong_one() -> None:
    with pytest.raises(EmptyFile):
        sniff_head(b"")
