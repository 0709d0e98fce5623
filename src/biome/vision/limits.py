"""What a film may be: one set of limits with the product's defaults."""

from __future__ import annotations

from dataclasses import dataclass

CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg"})


@dataclass(frozen=True)
class Limits:
    """The bounds a film is held to, before and while it is decoded."""

    bytes: int = 100 * 1024 * 1024
    shortest: float = 0.9
    """Seconds; a "one second" film of a phone is often a few frames short of it."""
    longest: float = 300.5
    """Seconds; half a second over five minutes, since phones stop recording a little late."""
    smallest_side: int = 64
    largest_side: int = 4096
    largest_area: int = 4096 * 2304
    """Pixels; the decoder is held to it too, so a stream cannot grow in the middle."""
    slowest_rate: float = 5.0
    fastest_rate: float = 240.5
    """Frames a second, mean over the film; a 240 fps phone measures a little over."""
    codecs: frozenset[str] = CODECS
    streams: int = 16
    damaged_share: float = 0.05
    """Packets the decoder may refuse before the film counts as damaged."""
    complete_share: float = 0.90
    """Frames or seconds that must be there of those the file declares."""


DEFAULT = Limits()
