"""What a film may be: one set of limits with the product's defaults."""

from __future__ import annotations

from dataclasses import dataclass

CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg"})
DECODERS = frozenset({*CODECS, "libdav1d", "libvpx", "libvpx-vp9"})
"""Those of FFmpeg that may ever be started, be it only to see what another stream of the file is."""


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
    widest_pixel: float = 4.0
    """How many times as wide as high, or the other way round, a pixel may be said to be."""
    variable_rate: float = 1.5
    """The longest gap between two frames as a multiple of the shortest, from which the rate is a variable one."""
    streams: int = 16
    damaged_share: float = 0.05
    """Packets the decoder may refuse before the film counts as damaged."""
    complete_share: float = 0.90
    """Frames or seconds that must be there of those the file declares."""


DEFAULT = Limits()
