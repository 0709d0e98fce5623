"""Two short films of the puppet: a small one for light watching, and one that is really watched."""

from __future__ import annotations

from pathlib import Path

from biome.puppet import Camera, Set, frames, perform
from biome.vision.encode import write_film


def drawn(folder: Path) -> tuple[bytes, bytes]:
    """The small one and the real one."""
    return _film(folder / "small.mp4", 192, 108, 10.0), _film(folder / "real.mp4", 480, 270, 15.0)


def _film(path: Path, width: int, height: int, fps: float) -> bytes:
    camera = Camera(yaw=90, width=width, height=height)
    write_film(path, frames(perform(Set("squat", reps=1)), camera, fps=round(fps)), fps)
    return path.read_bytes()
