"""What a film is and whether it may be analysed, decided by its content in a fraction of a second.

Order: cheap to dear (size, first bytes, header, one decoded frame, all packets' timestamps).
"""

from __future__ import annotations

import os

from av.error import FFmpegError
from av.packet import Packet
from av.video.frame import VideoFrame

from biome.vision.container import Film, OpenFilm, opened
from biome.vision.errors import (
    Damaged,
    EmptyFile,
    Encrypted,
    FileTooLarge,
    TooLargePicture,
    TooShort,
    TooSmall,
    UnsupportedCodec,
)
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.timeline import check_timeline, read_timeline

PATIENCE = 240
"""Packets that are tried for a first picture."""


def probe(film: Film, limits: Limits = DEFAULT) -> FilmInfo:
    """The facts of ``film``; raises the FilmError that says why it cannot be analysed."""
    _check_size(os.stat(film).st_size, limits)
    with opened(film, limits, threads=1) as source:
        _check_header(source, limits)
        first = _first_frame(source)
        check_picture(first.width, first.height, limits)
        source.container.seek(0)
        timeline = read_timeline(source, limits)
        check_timeline(source, timeline, limits)
        rotation = rotation_of(first)
        width, height = upright_size(*_square(source, first, limits), rotation)
        return FilmInfo(
            duration=timeline.duration,
            width=width,
            height=height,
            rotation=rotation,
            fps=timeline.fps,
            total_frames=timeline.frames,
            codec=source.stream.codec_context.codec.canonical_name,
            container=source.kind.name,
            mime_type=source.kind.mime_type,
            extension=source.kind.extension,
            missing_frames=timeline.missing,
            variable_rate=timeline.variable,
        )


def rotation_of(frame: VideoFrame) -> int:
    """The frame's rotation flag to the nearest quarter turn, counter-clockwise: 0, 90, 180 or 270."""
    return round((frame.rotation or 0) / 90) * 90 % 360


def upright_size(width: int, height: int, rotation: int) -> tuple[int, int]:
    """The size of a stored picture once it stands upright."""
    return (height, width) if rotation % 180 else (width, height)


def check_picture(width: int, height: int, limits: Limits) -> None:
    """Raise the FilmError that says why pictures of this size are not read."""
    if width == 0 or height == 0:
        raise Damaged
    if min(width, height) < limits.smallest_side:
        raise TooSmall(f"The picture is only {width}x{height} pixels: too small to see a body in. Film at 1280x720.")
    if max(width, height) > limits.largest_side or width * height > limits.largest_area:
        raise TooLargePicture(f"The picture is {width}x{height}: larger than we read. Film in 1080p; 4K is the most.")


def _square(source: OpenFilm, frame: VideoFrame, limits: Limits) -> tuple[int, int]:
    """The size of a stored picture with its pixels made square: in an oblong one no angle is what it is."""
    shape = source.stream.sample_aspect_ratio
    if not shape or not 1 / limits.widest_pixel <= shape <= limits.widest_pixel:
        return frame.width, frame.height
    width = round(frame.width * shape)
    check_picture(width, frame.height, limits)
    return width, frame.height


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise EmptyFile
    if size > limits.bytes:
        raise FileTooLarge(
            f"This file has {size / 2**20:.0f} MB; {limits.bytes / 2**20:.0f} MB is the limit. "
            "Film in 1080p or 720p instead of 4K, or trim it to the set itself."
        )


def _check_header(source: OpenFilm, limits: Limits) -> None:
    codec = source.stream.codec_context
    if codec.codec.canonical_name not in limits.codecs:
        raise UnsupportedCodec
    check_picture(codec.width, codec.height, limits)


def _first_frame(source: OpenFilm) -> VideoFrame:
    """The first frame that decodes, whose real size and rotation count."""
    shown = 0
    for packet in source.container.demux(source.stream):
        if packet.has_sidedata("encryption_info"):
            raise Encrypted
        frame = _decoded(packet)
        if frame is not None:
            return frame
        shown += packet.size > 0 and not packet.is_discard
        if shown > PATIENCE:
            break
    raise Damaged if shown else TooShort("This video has no pictures in it. Film at least one whole repetition.")


def _decoded(packet: Packet) -> VideoFrame | None:
    try:
        return next((frame for frame in packet.decode() if isinstance(frame, VideoFrame)), None)
    except FFmpegError:
        return None


__all__ = ["FilmInfo", "check_picture", "probe", "rotation_of", "upright_size"]
