"""Good films to spoil, each made once, and the ways of making them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import av
from av.container import OutputContainer
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from tests.vision.films import bars

from biome.vision.quiet import quiet_native_stderr

FPS = 30
X264 = {"preset": "ultrafast", "g": "30", "threads": "1"}
"""One thread: the same bytes on every machine, so that the same damage has the same effect."""
Write = Callable[[OutputContainer], None]


class Stock:
    """Makes films in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def mp4(self) -> bytes:
        """Two seconds of H.264, 320x240 at 30 frames a second, the index in front."""
        return self.film("mp4")

    @cached_property
    def fragmented(self) -> bytes:
        """The same in pieces, as browsers and cameras on the net write it."""
        return self.film("mp4", movflags="frag_keyframe+empty_moov+default_base_moof")

    @cached_property
    def webm(self) -> bytes:
        """The same in VP9."""
        return self.film("webm", "libvpx-vp9", {"deadline": "realtime", "cpu-used": "8"})

    @cached_property
    def avi(self) -> bytes:
        """The same in MPEG-4."""
        return self.film("avi", "mpeg4")

    def film(
        self, form: str, codec: str = "libx264", options: Mapping[str, str] = X264, frames: int = 60, fps: int = FPS,
        size: tuple[int, int] = (320, 240), pix_fmt: str = "yuv420p", tags: Mapping[str, str] | None = None,
        **container: str,
    ) -> bytes:  # fmt: skip
        """A film of moving bars; ``container`` holds options of its muxer."""

        def write(target: OutputContainer) -> None:
            target.metadata.update(tags or {})
            stream = picture_stream(target, codec, options, fps, size, pix_fmt)
            add_bars(target, stream, frames)

        return self.written(form, write, **container)

    def written(self, form: str, write: Write, **options: str) -> bytes:
        """What ``write`` puts into a container of that form."""
        path = self._folder / "draft"
        options = {"fflags": "+bitexact"} | ({"movflags": "+faststart"} if form in ("mp4", "mov") else {}) | options
        with quiet_native_stderr(), av.open(str(path), "w", format=form, container_options=options) as target:
            write(target)
        content = path.read_bytes()
        path.unlink()
        return content


def picture_stream(
    target: OutputContainer, codec: str = "libx264", options: Mapping[str, str] = X264, fps: int = FPS,
    size: tuple[int, int] = (320, 240), pix_fmt: str = "yuv420p",
) -> VideoStream:  # fmt: skip
    """A new picture stream of ``target``."""
    stream = target.add_stream(codec, rate=fps, options=dict(options))
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = *size, pix_fmt
    return stream


def add_bars(target: OutputContainer, stream: VideoStream, frames: int, times: Iterable[float] = ()) -> None:
    """Encode moving bars into ``stream``, at ``times`` (s) or evenly."""
    given = list(times)
    for index, picture in enumerate(bars(frames, stream.width, stream.height)):
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.time_base = Fraction(1, 90_000)
        frame.pts = round((given[index] if given else index / FPS) * 90_000)
        target.mux(stream.encode(frame))
    target.mux(stream.encode(None))


def packets(codec: str, frames: int, size: tuple[int, int], options: Mapping[str, str], **more: Any) -> list[Packet]:
    """Encoded bars outside of any container, with their parameter sets in them."""
    encoder = VideoCodecContext.create(codec, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height = size
    encoder.pix_fmt, encoder.time_base, encoder.framerate = "yuv420p", Fraction(1, FPS), Fraction(FPS)
    encoder.options = dict(options) | more
    made: list[Packet] = []
    for index, picture in enumerate(bars(frames, *size)):
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = index, Fraction(1, FPS)
        made += encoder.encode(frame)
    return [*made, *encoder.encode(None)]
