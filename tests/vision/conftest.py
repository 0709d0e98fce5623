"""Films made for the tests: moving colour bars, an audio file, and films damaged on purpose."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from tests.vision.films import MakeFilm, bars

from biome.vision.encode import write_film
from biome.vision.quiet import quiet_native_stderr


@pytest.fixture
def make_film(tmp_path: Path) -> MakeFilm:
    """``make_film(name, seconds=2, fps=30, width=320, height=240, rotation=0, codec="libx264")``."""

    def make(name: str = "film.mp4", *, seconds: float = 2.0, fps: float = 30.0, width: int = 320, height: int = 240,
             rotation: int = 0, codec: str = "libx264") -> Path:  # fmt: skip
        path = tmp_path / name
        with quiet_native_stderr():
            write_film(path, bars(round(seconds * fps), width, height), fps, rotation, codec)
        return path

    return make


@pytest.fixture
def audio_only(tmp_path: Path) -> Path:
    """Three seconds of a tone in an MP4, and no picture."""
    path = tmp_path / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        for start in range(0, 44_100 * 3, 1024):
            wave = np.sin(np.arange(start, start + 1024) * 0.06).astype(np.float32)[None]
            frame = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 44_100, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


@pytest.fixture(scope="session")
def squat_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A puppet's squat from the side, 202 pixels wide: not a multiple of 16, as half of real clips are."""
    from biome.puppet import Camera, Set, frames, perform

    path = tmp_path_factory.mktemp("puppet") / "squat.mp4"
    performance = perform(Set("squat", reps=1))
    write_film(path, frames(performance, Camera(yaw=90, width=202, height=360), fps=30), 30)
    return path
