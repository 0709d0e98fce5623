"""Writing films: picture by picture, so that memory stays flat, and whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from biome.vision.container import READ_SIZE
from biome.vision.descriptor import Descriptor

CLOCK = Fraction(1, 90_000)
"""Seconds a tick: fine enough for any frame rate, 23.976 included."""
FORMATS = {".webm": "webm", ".mkv": "matroska", ".avi": "avi", ".mov": "mov"}
SETTINGS = {
    "libx264": {"preset": "veryfast", "crf": "23"},
    "libx265": {"preset": "ultrafast", "x265-params": "log-level=none"},
    "libvpx-vp9": {"deadline": "realtime", "cpu-used": "8"},
    "libsvtav1": {"preset": "10"},
}
"""Speed before size, by encoder. (SVT-AV1 4.1's presets from 11 up write films that do not decode.)"""


class FilmWriter:
    """A film being written. Leaving the ``with`` block by an error leaves nothing behind.

    Instead of a path it may be given a descriptor, open to read and write and empty: an MP4 is written there, and what
    an error leaves in it is its owner's to remove.

    Pictures are given upright. With a ``rotation`` (degrees, as ``FilmInfo.rotation``) they are stored turned and
    flagged, as a phone does.
    """

    def __init__(self, target: Path | int, fps: float, rotation: int = 0, codec: str = "libx264") -> None:
        self._target = target
        self._fps = fps
        self._rotation = rotation % 360
        self._codec = codec
        self._count = 0
        self._container: OutputContainer | None = None
        self._stream: VideoStream | None = None

    def __enter__(self) -> Self:
        target = self._target
        if isinstance(target, Path):
            self._container = _opened(str(_partial(target)), FORMATS.get(target.suffix.lower(), "mp4"))
        else:
            self._container = _opened(Descriptor(target), "mp4", io_open=lambda *_: Descriptor(target))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._encode(None)
            if self._container is not None:
                self._container.close()
            if error is None and isinstance(self._target, Path):
                _partial(self._target).replace(self._target)
        finally:
            if isinstance(self._target, Path):
                _partial(self._target).unlink(missing_ok=True)

    def add(self, rgb: NDArray[np.uint8], seconds: float | None = None) -> None:
        """Append an upright (height, width, 3) picture shown at ``seconds``, or one frame after the last."""
        stored = np.ascontiguousarray(even(np.rot90(rgb, -self._rotation // 90)))
        if self._stream is None:
            self._stream = self._begin(stored.shape[1], stored.shape[0])
        frame = VideoFrame.from_ndarray(stored, format="rgb24")
        frame.time_base = CLOCK
        frame.pts = round((self._count / self._fps if seconds is None else seconds) / CLOCK)
        self._count += 1
        self._encode(frame)

    def _begin(self, width: int, height: int) -> VideoStream:
        assert self._container is not None
        rate = Fraction(self._fps).limit_denominator(1001)
        stream = self._container.add_stream(self._codec, rate=rate, options=SETTINGS.get(self._codec, {}))
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = CLOCK if self._codec != "mpeg4" else 1 / rate
        if self._rotation:
            stream.set_display_rotation(self._rotation)
        return stream

    def _encode(self, frame: VideoFrame | None) -> None:
        if self._stream is not None and self._container is not None:
            self._container.mux(self._stream.encode(frame))


def _opened(target: str | Descriptor, form: str, **more: Any) -> OutputContainer:
    flags = {"movflags": "+faststart"} if form in ("mp4", "mov") else {}
    return av.open(
        target, "w", format=form, container_options={"fflags": "+bitexact", **flags}, buffer_size=READ_SIZE, **more
    )


def _partial(path: Path) -> Path:
    """Where a film is written until it is whole."""
    return path.with_name(path.name + ".partial")


def write_film(
    path: Path,
    frames: Iterable[NDArray[np.uint8]],
    fps: float,
    rotation: int = 0,
    codec: str = "libx264",
) -> None:
    """Write upright RGB ``frames`` as a film; the container follows the suffix (MP4 when it says nothing)."""
    with FilmWriter(path, fps, rotation, codec) as writer:
        for frame in frames:
            writer.add(frame)


def even(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with an odd last row or column repeated: colours are stored for two by two pixels."""
    height, width = rgb.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return rgb
    return np.pad(rgb, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
