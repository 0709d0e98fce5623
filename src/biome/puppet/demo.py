"""The sample film: what ``biome demo`` writes and the README's first example analyses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from biome.puppet.camera import Camera
from biome.puppet.film import frames
from biome.puppet.performance import Performance, perform
from biome.puppet.sets import Set, Tempo

SHALLOW_REP = 4
"""The rep of the demo that stops high."""


class Demo(NamedTuple):
    """A film to write, and what is true of it."""

    performance: Performance
    fps: float
    width: int
    height: int
    frames: Iterator[NDArray[np.uint8]]


def demo_set() -> Set:
    """Five squats, the fourth of them shallow."""
    tempo = Tempo(down=1.5, bottom=0.2, up=1.3, top=0.6)
    return Set("squat", reps=5, tempo=tempo, faults={"shallow_depth": 52.0}, faulty_reps=frozenset({SHALLOW_REP}))


def demo_film(fps: float = 30.0) -> Demo:
    """About 20 s of 720p from the side: ``write_film(path, demo.frames, demo.fps)`` makes it a file."""
    performance, camera = perform(demo_set()), Camera()
    return Demo(performance, fps, camera.width, camera.height, frames(performance, camera, fps))
