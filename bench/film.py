"""A film of a wanted size: a real one of the puppet's, made heavier by a box that players skip."""

from __future__ import annotations

import tempfile
from pathlib import Path

from biome.puppet import Camera, Set, frames, perform
from biome.vision.encode import write_film


def film_of(size: int) -> bytes:
    """A film of ``size`` bytes, of somebody who squats once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "set.mp4"
        performance = perform(Set("squat", reps=1, rest_before=0.2, rest_after=0.2))
        write_film(path, frames(performance, Camera(width=320, height=240), fps=10), 10)
        film = path.read_bytes()
    more = size - len(film)
    return film + more.to_bytes(4, "big") + b"free" + bytes(more - 8)
