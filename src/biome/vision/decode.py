"""A film as upright RGB pictures: all frames are decoded, only those asked for are converted, none is kept."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

import numpy as np
from av.error import FFmpegError
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from biome.vision.clock import Clock
from biome.vision.container import OpenFilm
from biome.vision.errors import Damaged, PictureChanges, TooLong
from biome.vision.info import FilmInfo
from biome.vision.limits import DEFAULT, Limits
from biome.vision.probe import check_picture, rotation_of, upright_size

ALL = float("inf")
"""The rate that chooses every frame."""
FULL = 1 << 16
"""The long side that scales nothing down."""
SAME_SHAPE = 0.02
"""By how much width to height may differ between frames of one film: sizes are rounded to whole blocks."""


@dataclass(frozen=True)
class Picture:
    """One frame of a film, upright."""

    frame: int
    """0-based index among the film's frames."""
    time: float
    """Seconds since the first frame, from the frame's own timestamp."""
    rgb: NDArray[np.uint8]
    """(height, width, 3), possibly scaled down."""
    width: int
    """Upright width as filmed, in pixels."""
    height: int
    """Upright height as filmed, in pixels."""


class Sampler:
    """Chooses about ``rate`` frames a second by their real times, evenly as those allow."""

    def __init__(self, rate: float, fps: float) -> None:
        self._interval = 1 / rate
        self._early = min(self._interval / 4, 0.5 / fps)  # the nearest frame, and none for the timestamps' jitter
        self._due = 0.0

    def wants(self, time: float) -> bool:
        """Whether the frame at ``time`` is one to analyse; ask once for each, in order."""
        if time < self._due - self._early:
            return False
        self._due = max(self._due, time - self._early) + self._interval
        return True


class Decoder:
    """Iterates once over the wanted frames of a film: ``rate`` of them a second, ``ALL``, or a set of frame numbers.

    Pictures are scaled down until their long side is at most ``long_side`` pixels. A film may become finer or coarser
    in the middle, as browsers record. Raises Damaged when too much of it does not decode, TooLong when it plays on past
    the limit, PictureChanges, TooLargePicture or TooSmall when a later frame is of another shape or beyond a limit.
    """

    def __init__(
        self,
        source: OpenFilm,
        info: FilmInfo,
        wanted: float | Set[int],
        long_side: int = FULL,
        limits: Limits = DEFAULT,
    ) -> None:
        self.frames_read = 0
        self._source = source
        self._info = info
        self._wanted = wanted
        self._sampler = None if isinstance(wanted, Set) else Sampler(wanted, info.fps)
        self._long_side = long_side
        self._limits = limits
        self._errors = 0
        self._stored: tuple[int, int, int] | None = None

    def __iter__(self) -> Iterator[Picture]:
        clock = Clock(self._info.fps)
        for frame in self._frames():
            index, time = self.frames_read, clock.time(self._source.seconds(frame.pts))
            self.frames_read += 1
            if time > self._limits.longest:
                raise TooLong
            self._check_shape(frame)
            if self._wants(index, time):
                yield self._picture(frame, index, time)
            if self._is_done():
                return
        if self.frames_read < self._limits.complete_share * self._info.total_frames:
            raise Damaged

    @property
    def damaged(self) -> int:
        """Frames so far that are missing, or did not decode as they should."""
        return self._errors + self._info.missing_frames

    def _check_shape(self, frame: VideoFrame) -> None:
        stored = frame.width, frame.height, rotation_of(frame)
        if stored == self._stored:
            return
        check_picture(frame.width, frame.height, self._limits)
        if self._stored is not None:
            width, height, rotation = self._stored
            if rotation != stored[2] or abs(frame.width / frame.height * height / width - 1) > SAME_SHAPE:
                raise PictureChanges
        self._stored = stored

    def _wants(self, index: int, time: float) -> bool:
        if isinstance(self._wanted, Set):
            return index in self._wanted
        assert self._sampler is not None
        return self._sampler.wants(time)

    def _is_done(self) -> bool:
        return isinstance(self._wanted, Set) and self.frames_read > max(self._wanted, default=-1)

    def _frames(self) -> Iterator[VideoFrame]:
        for packet in self._source.container.demux(self._source.stream):
            try:
                decoded = packet.decode()
            except FFmpegError:
                self._forgive()
                continue
            for frame in decoded:
                if isinstance(frame, VideoFrame):
                    if frame.is_corrupt:
                        self._forgive()
                    yield frame

    def _forgive(self) -> None:
        """Count one more error; raises Damaged when there are too many."""
        self._errors += 1
        if self._errors > max(3.0, self._limits.damaged_share * self._info.total_frames):
            raise Damaged

    def _picture(self, frame: VideoFrame, index: int, time: float) -> Picture:
        info = self._info
        scale = min(1.0, self._long_side / max(info.width, info.height))
        stored = upright_size(round(info.width * scale), round(info.height * scale), info.rotation)
        rgb = to_rgb(frame, *stored)
        return Picture(index, time, np.rot90(rgb, info.rotation // 90), info.width, info.height)


def to_rgb(frame: VideoFrame, width: int, height: int) -> NDArray[np.uint8]:
    """The frame as (height, width, 3) RGB, scaled in the same pass as the colours are converted."""
    same = (width, height) == (frame.width, frame.height)  # then another, faster, converter is chosen
    smoothing = "BICUBIC" if same else "FAST_BILINEAR"
    rgb = frame.to_ndarray(format="rgb24", width=width, height=height, interpolation=smoothing)
    return np.asarray(rgb, np.uint8)
