"""A file is what its first bytes are, whatever it is called."""

from __future__ import annotations

import pytest
from tests.vision.films import MakeFilm

from biome.vision.errors import EmptyFile, ExtensionMismatch, NotAVideo
from biome.vision.sniff import AVI, MATROSKA, MP4, QUICKTIME, WEBM, Container, check_name, sniff, sniff_head


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


@pytest.mark.parametrize(
    "name, kind",
    [
        ("squat.mp4", MP4),
        ("IMG_0001.MOV", MP4),
        ("IMG_0001.MOV", QUICKTIME),
        ("clip.m4v", QUICKTIME),
        ("old phone.3gp", MP4),
        ("recording.webm", WEBM),
        ("recording.webm", MATROSKA),
        ("film.avi", AVI),
        ("blob", WEBM),
        ("set 2.5", MP4),
        ("7.11.2026", MP4),
        (r"C:\\Users\\me.too\\film.mp4", MP4),
        (".mp4", WEBM),
        ("", MP4),
        (None, AVI),
    ],
)
def test_a_name_that_says_what_the_file_is_or_nothing_is_let_through(name: str | None, kind: Container) -> None:
    check_name(name, kind)


@pytest.mark.parametrize(
    "name, kind",
    [
        ("film.mp4", WEBM),
        ("film.webm", MP4),
        ("film.avi", MP4),
        ("film.mp4", AVI),
        ("film.mp4.exe", MP4),
        ("film.jpg", MP4),
        ("film.html", QUICKTIME),
        ("film.mp3", MP4),
        ("film.7z", MATROSKA),
        ("FILM.PHP ", MP4),
    ],
)
def test_a_name_that_says_something_else_is_refused(name: str, kind: Container) -> None:
    with pytest.raises(ExtensionMismatch) as refusal:
        check_name(name, kind)
    assert (refusal.value.code, refusal.value.reason) == ("UNSUPPORTED_FORMAT", "extension_mismatch")
    assert name.strip().rpartition(".")[2].lower() in str(refusal.value)
