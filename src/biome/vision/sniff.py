"""What a file is, from its first 64 bytes: its name and declared type are never trusted.

Only the demuxer found here is ever tried on the file, so a playlist (HLS, concat) or any other script named ``.mp4``
never reaches a parser that opens further files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from biome.vision.errors import EmptyFile, ExtensionMismatch, NotAVideo

HEAD = 64
EBML = b"\x1a\x45\xdf\xa3"
ISO_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"})
STILL_BRANDS = frozenset({b"heic", b"heix", b"mif1", b"avif", b"M4A ", b"M4B "})


@dataclass(frozen=True)
class Container:
    """A kind of film file, and the one FFmpeg demuxer that may read it."""

    name: str
    demuxer: str
    mime_type: str
    extension: str


MP4 = Container("mp4", "mov", "video/mp4", ".mp4")
QUICKTIME = Container("mov", "mov", "video/quicktime", ".mov")
WEBM = Container("webm", "matroska", "video/webm", ".webm")
MATROSKA = Container("matroska", "matroska", "video/x-matroska", ".mkv")
AVI = Container("avi", "avi", "video/x-msvideo", ".avi")

ACCEPTED = (MP4, QUICKTIME, WEBM, MATROSKA, AVI)

ENDINGS: Mapping[str, frozenset[str]] = {
    "mov": frozenset({".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2"}),
    "matroska": frozenset({".webm", ".mkv"}),
    "avi": frozenset({".avi"}),
}
"""What films are called, by the demuxer that reads them: phones and apps name an MP4 ``.mov`` and the other way round,
and both are read in the same way."""
ENDING = re.compile(r"\.(?=[0-9]*[a-z])[0-9a-z]{1,5}", re.ASCII)
"""What says of a file what it is: ``.mp4``, not the ``.5`` of ``set 2.5``."""


def sniff(film: Path) -> Container:
    """The container of ``film`` by content; raises EmptyFile or NotAVideo."""
    with film.open("rb") as file:
        return sniff_head(file.read(HEAD))


def sniff_head(head: bytes) -> Container:
    """The container that begins with ``head`` (at least 64 bytes, or the whole file when it is shorter)."""
    if not head:
        raise EmptyFile
    if head.startswith(EBML):
        return WEBM if b"webm" in head[:HEAD] else MATROSKA
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return AVI
    if head[4:8] in ISO_BOXES and len(head) >= 16:
        return _iso_media(head)
    raise NotAVideo(_what_it_is(head))


def check_name(name: str | None, kind: Container) -> None:
    """Raise ExtensionMismatch where a file that is a ``kind`` was called something else by whoever sent it.

    A name without an ending claims nothing: browsers call what they have recorded ``blob``.
    """
    ending = PurePosixPath((name or "").strip().replace("\\", "/")).suffix.lower()
    if ENDING.fullmatch(ending) and ending not in ENDINGS[kind.demuxer]:
        raise ExtensionMismatch(
            f"This file is called {ending} but is in truth {kind.extension}. "
            "Give it its right ending, or export it as MP4."
        )


def _iso_media(head: bytes) -> Container:
    brand = head[8:12] if head[4:8] == b"ftyp" else b"qt  "
    if brand in STILL_BRANDS:
        raise NotAVideo("This is a photo or a sound file, not a video. Choose the video of your set.")
    return QUICKTIME if brand == b"qt  " else MP4


def _what_it_is(head: bytes) -> str | None:
    """A better sentence for what people often choose by mistake; None for the general one."""
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return "This is a picture, not a video. Choose the video of your set."
    if head.startswith(b"PK\x03\x04"):
        return "This is a ZIP archive. Unpack it and choose the video inside."
    if head.startswith((b"ID3", b"RIFF", b"OggS", b"fLaC", b"\xff\xfb", b"\xff\xf1")):
        return "This file has sound but no picture. Choose the video itself."
    if all(byte in b"\t\r\n" or 32 <= byte < 127 for byte in head):
        return "This is a text file, whatever its name says. Choose the video of your set."
    return None
