"""A performance as a drawn film: RGB frames, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from biome.engine.track import FloatArray
from biome.puppet.camera import Camera
from biome.puppet.draw.paint import groups, paint, shape
from biome.puppet.draw.room import background, softened
from biome.puppet.draw.solids import SHIRTS, Solid, bar_solids, body_solids
from biome.puppet.performance import Performance

BATCH = 64
"""Frames whose geometry is computed together."""


def frames(
    performance: Performance, camera: Camera | None = None, fps: float = 30.0, others: Sequence[Performance] = ()
) -> Iterator[NDArray[np.uint8]]:
    """The film frame by frame: (height, width, 3) RGB, upright; memory stays flat however long the set.

    ``others`` are people in the background or beside (see ``Performance.placed``), in shirts of another colour.
    """
    total = int(performance.seconds * fps)
    yield from frames_at(performance, np.arange(total) / fps, camera, others)


def frames_at(
    performance: Performance, times: ArrayLike, camera: Camera | None = None, others: Sequence[Performance] = ()
) -> Iterator[NDArray[np.uint8]]:
    """Frames at the given seconds."""
    camera = camera or Camera()
    times = np.asarray(times, float)
    scale = 2 if max(camera.width, camera.height) <= 700 else 1
    room = softened(background(camera), 1.2)
    size = (camera.width, camera.height)
    large = room.resize((size[0] * scale, size[1] * scale), Image.Resampling.BILINEAR) if scale > 1 else room
    for start in range(0, len(times), BATCH):
        batch = times[start : start + BATCH]
        solids = [solid for k, person in enumerate((performance, *others)) for solid in cast(person, batch, k)]
        bodies = groups([shape(s, camera, scale) for s in solids])
        for moment in range(len(batch)):
            canvas = large.copy()
            paint(canvas, bodies, moment)
            yield np.asarray(canvas.reduce(scale) if scale > 1 else canvas)


def cast(person: Performance, times: FloatArray, number: int) -> list[Solid]:
    """What to draw of one of the people, and the bar he hangs from."""
    figure = person.figure(times)
    solids = body_solids(figure, person.body, SHIRTS[number % len(SHIRTS)])
    solids += bar_solids(figure) if person.performed.exercise == "pull_up" else []
    return [replace(solid, group=f"{number} {solid.group}") for solid in solids]
