"""The copy of a film that is kept: its pictures alone, put into a new container untouched.

Sound, subtitles, names, dates, places and whatever hides behind the pictures stay behind: strangers do not need to know
where somebody trains, and a player need not be handed what a stranger wrote. How the picture is turned comes along.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping

import av
from av.container import OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition

from biome.vision.container import READ_SIZE, Film, OpenFilm, opened
from biome.vision.errors import Damaged
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.probe import probe
from biome.vision.sniff import AVI, MATROSKA, WEBM, Container

MUXERS: Mapping[Container, str] = {WEBM: "webm", MATROSKA: "matroska", AVI: "avi"}
"""Any other is an MP4: what phones call QuickTime is the same boxes."""
WEB_CODECS = frozenset({"vp8", "vp9", "av1"})
"""All that a WebM may hold; VP8 may be in nothing that is called MP4."""
PLAYABLE_HEVC = "hvc1"
"""Apple's players take HEVC by no other name."""
OPTIONS = {"mp4": {"movflags": "+faststart", "brand": "mp42"}}
"""The index first, so that a player can begin before it has all."""


def remux(film: Film, copy: int, limits: Limits = DEFAULT) -> FilmInfo:
    """Write the copy of ``film`` to the descriptor ``copy`` (open to read and write, empty); what the copy is.

    Raises the FilmError that says why ``film`` cannot be analysed, and Damaged where its copy would show anything else;
    OSError when the copy cannot be written, which is no fault of the film's.
    """
    info = probe(film, limits)
    with opened(film, limits, threads=1) as source:
        try:
            _copy(source, copy)
        except (FFmpegError, ValueError) as error:
            raise Damaged from error
    made = probe(copy, limits)
    if _shown(made) != _shown(info):
        raise Damaged
    return made


def _shown(info: FilmInfo) -> tuple[object, ...]:
    return info.width, info.height, info.rotation, info.total_frames, round(info.duration, 1)


def _copy(source: OpenFilm, copy: int) -> None:
    muxer = _muxer(source)
    with av.open(
        _Descriptor(copy),
        "w",
        format=muxer,
        container_options={"fflags": "+bitexact", **OPTIONS.get(muxer, {})},
        buffer_size=READ_SIZE,
        io_open=lambda *_: _Descriptor(copy),  # the muxer reads what it wrote, to put the index in front of it
    ) as target:
        _pictures(source, target)


def _muxer(source: OpenFilm) -> str:
    codec = source.stream.codec_context.codec.canonical_name
    muxer = MUXERS.get(source.kind, "mp4")
    if codec == "vp8" and muxer == "mp4":
        return "webm"
    return "matroska" if muxer == "webm" and codec not in WEB_CODECS else muxer


def _pictures(source: OpenFilm, target: OutputContainer) -> None:
    stream = target.add_stream_from_template(source.stream, opaque=True)
    stream.metadata.clear()
    stream.disposition = Disposition.default
    if target.format.name == "mp4" and stream.codec_context.codec.canonical_name == "hevc":
        stream.codec_context.codec_tag = PLAYABLE_HEVC
    last: int | None = None
    for packet in source.container.demux(source.stream):
        if packet.size:
            packet.stream = stream
            last = _in_order(packet, last)
            target.mux(packet)


def _in_order(packet: Packet, last: int | None) -> int | None:
    """See that decoding times rise, as a container demands; some phones write the same one twice. The time of this."""
    if packet.dts is not None and last is not None and packet.dts <= last:
        packet.dts = last + 1
        packet.pts = None if packet.pts is None else max(packet.pts, packet.dts)
    return last if packet.dts is None else packet.dts


class _Descriptor(io.RawIOBase):
    """An open file by its descriptor, with a place of its own in it: two of them do not disturb each other."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        piece = os.pread(self._descriptor, size if size >= 0 else READ_SIZE, self._at)
        self._at += len(piece)
        return piece

    def write(self, piece: object) -> int:
        written = os.pwrite(self._descriptor, bytes(piece), self._at)  # type: ignore[arg-type]
        self._at += written
        return written

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: os.fstat(self._descriptor).st_size}
        self._at = base[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True
