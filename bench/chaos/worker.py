"""A worker as every other, with a trap in it, and trades that are light unless the exercise asks for the real ones.

``python -m bench.chaos.worker [POINT NTH SIGNAL]``; its standard output tells what it claims and what it is refused.
"""

from __future__ import annotations

import asyncio
import ctypes
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from bench.chaos.points import Point, Trap, bound, say
from tests.features import doubles

from biome.engine.track import PoseTrack
from biome.exercises import Exercise
from biome.features.analyses.ports import Craft, Tell
from biome.kit import logs
from biome.settings import load
from biome.vision.child import watch_in_child
from biome.vision.errors import Damaged
from biome.vision.model import verified
from biome.vision.progress import Progress
from biome.worker import work

PDEATHSIG = 1
REAL = "squat"
"""The exercise whose films are really watched, by the real child."""
BAD = "plank"
"""The exercise whose films turn out to be damaged: a result of its own, and final."""
LIGHT_SECONDS = (0.4, 1.2)
CANCEL_SECONDS = 20.0
"""So long a worker that is to die while it is told to stop waits to be told."""


def trapped(trap: Trap, models: Path) -> Craft:
    """The trades, in the trap."""
    craft = doubles.craft(lambda film, exercise, tell: _watch(trap, models, film, exercise, tell))
    return replace(craft, annotate=_annotate)


def _watch(trap: Trap, models: Path, film: Path, exercise: Exercise, tell: Tell) -> PoseTrack:
    session = bound()
    say("watching", session=session)
    if "S3_BUCKET_NAME" not in os.environ:
        trap.reach(Point.MID_DOWNLOAD, session)  # from a folder nothing is loaded: this is as near as one comes
    half = False

    def telling(progress: Progress) -> None:
        nonlocal half
        try:
            tell(progress)
        except BaseException:
            trap.reach(Point.DURING_CANCEL, session)
            raise
        if not half and progress.frames_read * 2 >= progress.total_frames:
            half = True
            trap.reach(Point.MID_DECODE, session)

    if exercise.slug == BAD:
        raise Damaged
    if exercise.slug == REAL:
        return watch_in_child(film, verified(models), exercise.rate, telling, exercise=exercise.slug)
    waits = trap.point is Point.DURING_CANCEL
    return doubles.watch_for(CANCEL_SECONDS if waits else random.uniform(*LIGHT_SECONDS))(film, exercise, telling)


def _annotate(film: Path, _track: object, _report: object, out: Path) -> None:
    time.sleep(0.05)
    out.write_bytes(film.read_bytes())


if __name__ == "__main__":
    ctypes.CDLL(None, use_errno=True).prctl(PDEATHSIG, signal.SIGKILL)  # it never outlives the stage
    logs.configure(json=True)
    settings = load()
    sprung = Trap.told(sys.argv[1:])
    sprung.listen()
    asyncio.run(work(settings, trapped(sprung, settings.models)))
