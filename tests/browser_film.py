"""A film of the puppet for the browser's tests, and where its knees are in every frame.

`python -m tests.browser_film FILM [--upright]` writes the film, and prints the truth about it as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np

from biome.engine.skeleton import Landmark
from biome.puppet import Camera, Set, Tempo, frames, perform
from biome.vision.encode import write_film

FPS = 15.0
LEANING = Set("squat", reps=2, tempo=Tempo(1.2), rest_before=0.8, rest_after=0.6, faults={"forward_lean": 65.0})


def main(film: Path, *options: str) -> None:
    """Write a set of squats that lean too far; held upright, as a phone stores it: lying, with a note to turn it."""
    upright = "--upright" in options
    camera = Camera(width=360, height=640) if upright else Camera(width=640, height=360)
    performance = perform(LEANING)
    write_film(film, frames(performance, camera, fps=FPS), FPS, rotation=90 if upright else 0)
    figure = performance.figure(np.arange(int(performance.seconds * FPS)) / FPS)
    knees = {name: camera.project(figure[Landmark[f"{name.upper()}_KNEE"]]) for name in ("left", "right")}
    told = {name: np.round(place, 1).tolist() for name, place in knees.items()}
    print(json.dumps({"fps": FPS, "width": camera.width, "height": camera.height, "knees": told}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
