"""What is known about a film before it is decoded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FilmInfo:
    """The facts of one film."""

    duration: float
    """Seconds, from the frames' own timestamps, the last frame's share included."""
    width: int
    """Upright pixels, after the rotation flag."""
    height: int
    rotation: int
    """Degrees the stored picture is turned counter-clockwise to stand upright: 0, 90, 180 or 270."""
    fps: float
    """Mean frames a second."""
    total_frames: int
    """Frames that are in the file and shown."""
    codec: str
    container: str
    mime_type: str
    extension: str
    missing_frames: int = 0
    """Frames that the file declares and does not hold."""
    variable_rate: bool = False
    """Whether the gaps between frames differ: only timestamps then tell when something was."""
