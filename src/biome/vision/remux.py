"""The copy of a film that is kept: its pictures alone, put into a new container untouched.

Sound, subtitles, names, dates, places and whatever hides behind the pictures stay behind: strangers do not need to know
where somebody trains, and a player need not be handed what a stranger wrote. How the picture is turned comes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import av
from av.container import OutputContainer
from av.error import FFmpegError
from av.packet import Packet
from av.stream import Disposition

from biome.vision.container import READ_SIZE, Film, OpenFilm, opened
from biome.vision.descriptor import Descriptor
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
HIDDEN = 8
"""Pictures; no codec of ours refers further ahead."""
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
    made = probe(copy, replace(limits, bytes=limits.bytes + (limits.bytes >> 3)))
    if not _is_alike(made, info):
        raise Damaged
    return made


def _is_alike(made: FilmInfo, info: FilmInfo) -> bool:
    """Whether the copy is as the film was; a few pictures that an edit hides are needed to show others, and stay."""
    turned = (made.width, made.height, made.rotation) == (info.width, info.height, info.rotation)
    return turned and 0 <= made.total_frames - info.total_frames <= HIDDEN


def _copy(source: OpenFilm, copy: int) -> None:
    muxer = _muxer(source)
    with av.open(
        Descriptor(copy),
        "w",
        format=muxer,
        container_options={"fflags": "+bitexact", **OPTIONS.get(muxer, {})},
        buffer_size=READ_SIZE,
        io_open=lambda *_: Descriptor(copy),  # the muxer reads what it wrote, to put the index in front of it
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
    if oblong := source.stream.sample_aspect_ratio:
        stream.codec_context.sample_aspect_ratio = oblong  # which may be the container's word alone
    decoding, start = _times(source)
    source.container.seek(0)
    for packet, time in zip(_needed(source), decoding, strict=True):
        packet.stream = stream
        packet.dts = None if time is None else time - start
        packet.pts = None if packet.pts is None else packet.pts - start
        target.mux(packet)


def _times(source: OpenFilm) -> tuple[list[int | None], int]:
    """When to decode each packet that is kept, and when the first is shown if that is before nought.

    A packet is decoded later than the one before, and no later than it is shown: some phones write one time twice, some
    that a picture is shown before it is decoded; no container takes that, nor shows what comes before its beginning.
    """
    decoding, late, start, last = list[int | None](), 0, 0, None
    for packet in _needed(source):
        time = packet.dts
        if time is not None and last is not None:
            time = max(time, last + 1)
        if packet.pts is not None:
            late = late if time is None else max(late, time - packet.pts)
            start = start if packet.is_discard else min(start, packet.pts)
        decoding.append(time)
        last = last if time is None else time
    return [None if time is None else time - late for time in decoding], start


def _needed(source: OpenFilm) -> Iterator[Packet]:
    """The packets that are shown and those that they build on: what was trimmed away stays behind."""
    hidden: list[Packet] = []
    for packet in source.container.demux(source.stream):
        if packet.is_discard and packet.is_keyframe:
            hidden.clear()
        if packet.size and packet.is_discard:
            hidden.append(packet)
        elif packet.size:
            yield from hidden
            hidden.clear()
            yield packet
