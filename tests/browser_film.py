"""A film of the puppet for the browser's tests, and where its knees are in every frame.

`python -m tests.browser_film FILM [--upright]` writes the film, and prints the truth about it as JSON; with
`--quick` it is one of 720p with 60 frames a second, for what must keep up.

`python -m tests.browser_film FILM.mjpeg --camera` writes what a webcam sees of the same set, for Chromium's fake one;
at its end she who did it walks up to the camera. The truth is that of the set.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from biome.engine.skeleton import Landmark
from biome.puppet import Camera, Performance, Set, Tempo, frames, perform
from biome.vision.encode import write_film

FPS = 15.0
QUICK_FPS = 60.0
LEANING = Set("squat", reps=2, tempo=Tempo(1.2), rest_before=0.8, rest_after=0.6, faults={"forward_lean": 65.0})
WEBCAM = Camera(width=640, height=352)
AT_THE_CAMERA = replace(WEBCAM, distance=0.4)
NEAR_SECONDS = 6.0
"""A slow machine looks seldom; one that has not seen her by then films the whole set again."""
CHROMIUM_FPS = 30
"""At which it shows the pictures of a .mjpeg, whatever they were taken at."""


def main(film: Path, *options: str) -> None:
    """Write a set of squats that lean too far; held upright, as a phone stores it: lying, with a note to turn it."""
    performance = perform(LEANING)
    if "--camera" in options:
        film.write_bytes(b"".join(jpeg(picture) * round(CHROMIUM_FPS / FPS) for picture in before_a_webcam()))
        print(json.dumps(truth(performance, WEBCAM, FPS)))
        return
    upright, quick = "--upright" in options, "--quick" in options
    fps = QUICK_FPS if quick else FPS
    camera = Camera(width=360, height=640) if upright else Camera(width=640, height=360)
    if quick:
        camera = Camera(width=1280, height=720)
    write_film(film, frames(performance, camera, fps=fps), fps, rotation=90 if upright else 0)
    print(json.dumps(truth(performance, camera, fps)))


def truth(performance: Performance, camera: Camera, fps: float) -> dict[str, object]:
    """Where the knees are in every frame, pixels of the upright picture, and when the first rep turns."""
    figure = performance.figure(np.arange(int(performance.seconds * fps)) / fps)
    knees = {name: camera.project(figure[Landmark[f"{name.upper()}_KNEE"]]) for name in ("left", "right")}
    told = {name: np.round(place, 1).tolist() for name, place in knees.items()}
    size = {"width": camera.width, "height": camera.height}
    first = performance.reps[0]
    return {"fps": fps, **size, "knees": told, "turn": round((first.turn + first.leave) / 2, 3)}


def before_a_webcam() -> Iterator[NDArray[np.uint8]]:
    """The set, and then somebody so near that little of her is in the picture."""
    performance = perform(LEANING)
    yield from frames(performance, WEBCAM, fps=FPS)
    near = next(frames(performance, AT_THE_CAMERA, fps=FPS))
    yield from (near for _ in range(round(NEAR_SECONDS * FPS)))


def jpeg(picture: NDArray[np.uint8]) -> bytes:
    """One picture of a .mjpeg."""
    file = BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=85)
    return file.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
