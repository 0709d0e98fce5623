"""Opening a film for reading: one known demuxer, fed bytes by us, that can open nothing else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from biome.vision.errors import (
    Damaged,
    FilmError,
    NotAVideo,
    NoVideoStream,
    TooManyStreams,
    Truncated,
    UnsupportedCodec,
)
from biome.vision.limits import DECODERS, DEFAULT, Limits
from biome.vision.sniff import HEAD, MP4, QUICKTIME, Container, sniff_head

MOST_THREADS = 4
READ_SIZE = 256 * 1024


Film = Path | int
"""A film's path, or a descriptor of it that is open for reading (it stays open, and its position is ours to move)."""


@dataclass(frozen=True)
class OpenFilm:
    """A film that is open for demuxing, and its one picture stream."""

    kind: Container
    container: InputContainer
    stream: VideoStream
    size: int
    """Bytes of the file."""

    def seconds(self, ticks: int | None) -> float | None:
        """A timestamp of the stream in seconds."""
        return None if ticks is None or self.stream.time_base is None else float(ticks * self.stream.time_base)


@contextmanager
def opened(film: Film, limits: Limits = DEFAULT, threads: int | None = None) -> Iterator[OpenFilm]:
    """``film`` open for reading; raises FilmError when it holds no picture stream.

    ``threads`` bounds the decoder's threads (None: one per core, at most four, each holding a few pictures).
    """
    with open(film, "rb", closefd=isinstance(film, Path)) as file:
        file.seek(0)
        kind = sniff_head(file.read(HEAD))
        size = file.seek(0, 2)
        file.seek(0)
        with _demuxer(file, kind, limits) as container:
            stream = _picture_stream(container, file, kind, limits)
            stream.codec_context.options = {"max_pixels": str(limits.largest_area)}  # holds when the size changes, too
            stream.codec_context.thread_type = "AUTO"
            stream.codec_context.thread_count = threads or min(cores(), MOST_THREADS)
            try:
                yield OpenFilm(kind, container, stream, size)
            except (FFmpegError, MemoryError) as error:
                raise Damaged from error


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _demuxer(file: BinaryIO, kind: Container, limits: Limits) -> InputContainer:
    try:
        return av.open(
            _Reader(file),
            mode="r",
            format=kind.demuxer,
            container_options={
                "protocol_whitelist": "",
                "codec_whitelist": ",".join(DECODERS),  # of sound too, which is never decoded
                "max_streams": str(limits.streams + 1),  # so that one too many is seen
                **({"enable_drefs": "0"} if kind.demuxer == MP4.demuxer else {}),
            },
            buffer_size=READ_SIZE,
            metadata_errors="replace",
            io_open=_refuse,
        )
    except MemoryError as error:  # also FFmpeg's answer to a stream beyond ``max_streams``
        raise TooManyStreams from error
    except (FFmpegError, ValueError, OSError) as error:
        why = Truncated() if _is_cut_off(file, kind) else NotAVideo()
        raise why from error


class _Reader:
    """A film as FFmpeg reads it: a broken index that leads to a place no file has is the film's fault, not ours."""

    def __init__(self, file: BinaryIO) -> None:
        self.read = file.read
        self.tell = file.tell
        self._file = file

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -errno.EINVAL


def _refuse(*_: object, **__: object) -> NoReturn:
    """A film may not name other files: none is ever opened for it."""
    raise PermissionError("a film may not open other files")


def _picture_stream(container: InputContainer, file: BinaryIO, kind: Container, limits: Limits) -> VideoStream:
    try:
        return _first_picture_stream(container, limits)
    except FilmError as error:
        if _is_cut_off(file, kind):
            raise Truncated from error
        raise


def _first_picture_stream(container: InputContainer, limits: Limits) -> VideoStream:
    if len(container.streams) > limits.streams:
        raise TooManyStreams
    for stream in container.streams.video:
        if not stream.disposition & stream.disposition.attached_pic:
            if not stream.codec_context:  # FFmpeg does not know it at all
                raise UnsupportedCodec
            return stream
    if container.streams.audio:
        raise NoVideoStream
    raise NoVideoStream("There is no picture in this file. Choose the video of your set.")


def _is_cut_off(file: BinaryIO, kind: Container) -> bool:
    """Whether the top-level boxes of an MP4 run past the end of the file: the index at its end went missing."""
    if kind not in (MP4, QUICKTIME):
        return False
    end, position = file.seek(0, 2), 0
    while position + 8 <= end:
        file.seek(position)
        header = file.read(16)
        size = int.from_bytes(header[:4], "big")
        size = int.from_bytes(header[8:16], "big") if size == 1 else size
        if size < 8:
            return False
        position += size
    return position > end
