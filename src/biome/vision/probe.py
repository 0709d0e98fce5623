"""What a film is and whether it may be analysed, decided by its content in a fraction of a second.

Order: cheap to dear (size, first bytes, header, one decoded frame, all packets' timestamps).
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame

from biome.vision.container import Film, OpenFilm, opened
from biome.vision.errors import (
    Damaged,
    EmptyFile,
    FileTooLarge,
    ImplausibleRate,
    TooLargePicture,
    TooLong,
    TooShort,
    TooSmall,
    Truncated,
    UnsupportedCodec,
)
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.sniff import AVI, MP4, QUICKTIME


@dataclass(frozen=True)
class _Timeline:
    """Frame count and span of all packets that will be shown."""

    frames: int
    span: float

    @property
    def fps(self) -> float:
        return (self.frames - 1) / self.span if self.span > 0 else 0.0

    @property
    def duration(self) -> float:
        return self.span + (1 / self.fps if self.fps else 0.0)


def probe(film: Film, limits: Limits = DEFAULT) -> FilmInfo:
    """The facts of ``film``; raises the FilmError that says why it cannot be analysed."""
    _check_size(os.stat(film).st_size, limits)
    with opened(film, limits, threads=1) as source:
        _check_header(source, limits)
        first = _first_frame(source)
        source.container.seek(0)
        declared = _declared_frames(source)
        timeline = _timeline(source, limits)
        _check_timeline(source, timeline, declared, limits)
        rotation = rotation_of(first)
        width, height = upright_size(first.width, first.height, rotation)
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
        )


def rotation_of(frame: VideoFrame) -> int:
    """The frame's rotation flag to the nearest quarter turn, counter-clockwise: 0, 90, 180 or 270."""
    return round((frame.rotation or 0) / 90) * 90 % 360


def upright_size(width: int, height: int, rotation: int) -> tuple[int, int]:
    """The size of a stored picture once it stands upright."""
    return (height, width) if rotation % 180 else (width, height)


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
    _check_picture(codec.width, codec.height, limits)


def _check_picture(width: int, height: int, limits: Limits) -> None:
    if width == 0 or height == 0:
        raise Damaged
    if min(width, height) < limits.smallest_side:
        raise TooSmall(f"The picture is only {width}x{height} pixels: too small to see a body in. Film at 1280x720.")
    if max(width, height) > limits.largest_side or width * height > limits.largest_area:
        raise TooLargePicture(f"The picture is {width}x{height}: larger than we read. Film in 1080p; 4K is the most.")


def _first_frame(source: OpenFilm) -> VideoFrame:
    """The first frame that decodes, whose real size and rotation count."""
    tried = 0
    for packet in source.container.demux(source.stream):
        try:
            for frame in packet.decode():
                if isinstance(frame, VideoFrame):
                    return frame
        except FFmpegError:
            pass
        tried += 1
        if tried > 240:
            break
    raise TooShort("This video has no pictures in it. Film at least one whole repetition.") if tried <= 1 else Damaged


def _declared_frames(source: OpenFilm) -> int:
    """How many frames the file says it has; 0 when it does not say."""
    if source.kind in (MP4, QUICKTIME):
        return len(source.stream.index_entries)  # not stsz: an edit list (a film trimmed on a phone) hides frames
    return source.stream.frames if source.kind is AVI else 0


def _timeline(source: OpenFilm, limits: Limits) -> _Timeline:
    """Read all packets without decoding them; stops at once where the film is longer or denser than allowed."""
    most = int(limits.longest * limits.fastest_rate)
    count, first, last = 0, float("inf"), float("-inf")
    for packet in source.container.demux(source.stream):
        if packet.size == 0 or packet.is_discard:
            continue
        count += 1
        time = source.seconds(packet.pts if packet.pts is not None else packet.dts)
        if time is not None:
            first, last = min(first, time), max(last, time)
        if last - first > 2 * limits.longest:
            raise TooLong
        if count > most:
            raise ImplausibleRate
    return _Timeline(count, max(0.0, last - first) if count else 0.0)


def _check_timeline(source: OpenFilm, timeline: _Timeline, declared: int, limits: Limits) -> None:
    if timeline.frames < limits.complete_share * declared or _is_cut_short(source, timeline, limits):
        raise Truncated
    if timeline.frames < 2:
        raise TooShort("This video is a single picture. Film at least one whole repetition.")
    if timeline.duration > limits.longest:
        raise TooLong(_too_long(timeline.duration, limits))
    if timeline.fps > limits.fastest_rate or timeline.span <= 0:
        raise ImplausibleRate
    if timeline.duration < limits.shortest:
        raise TooShort(f"This video lasts {timeline.duration:.1f} s. Film at least one whole repetition.")
    if timeline.fps < limits.slowest_rate:
        raise ImplausibleRate(f"This video has only {timeline.fps:.1f} pictures a second. Film at 24 to 60 a second.")


def _is_cut_short(source: OpenFilm, timeline: _Timeline, limits: Limits) -> bool:
    """Whether a file without a frame index (WebM, Matroska) declares clearly more seconds than it holds."""
    length = source.container.duration
    if source.kind in (MP4, QUICKTIME, AVI) or length is None or source.container.streams.audio:
        return False
    return timeline.duration < limits.complete_share * length / av.time_base


def _too_long(length: float, limits: Limits) -> str:
    minutes, seconds = divmod(round(length), 60)
    most = f"{limits.longest / 60:.0f} minutes is the most"
    return f"This video is {minutes}:{seconds:02d} long; {most}. Trim it to one set."


__all__ = ["FilmInfo", "probe", "rotation_of", "upright_size"]
