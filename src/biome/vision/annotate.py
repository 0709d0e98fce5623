"""The film with what was seen drawn into it: skeleton, rep counter, a live angle, the faults while they happen."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from biome.engine.report import SetReport, Side
from biome.engine.track import PoseTrack
from biome.vision.caption import Captions, draw_moment
from biome.vision.container import Film, opened
from biome.vision.decode import ALL, Decoder
from biome.vision.encode import FilmWriter, even
from biome.vision.figure import SIDES, Motion, draw_angle, draw_body
from biome.vision.ink import Canvas
from biome.vision.probe import probe
from biome.vision.shown import Shown

LONG_SIDE = 1280
"""Pixels of the annotated film's long side at most: it is for looking at, on a phone as well."""


class Artist:
    """Draws a report on the frames of its film."""

    def __init__(self, track: PoseTrack, report: SetReport | Shown) -> None:
        self._width = track.width
        self._motion = Motion(track)
        self._dial = self._motion.dial(report.kind == "hold")
        self._sides: tuple[Side, ...] = SIDES if report.view in ("front", "end-on") else (self._motion.near,)
        self._captions = Captions(report)

    def draw(self, canvas: Canvas, frame: int, seconds: float) -> None:
        """Draw in place on the upright picture of that ``frame``, ``seconds`` into the film."""
        unit = min(canvas.shape[:2]) / 100
        moment = self._captions.at(frame, seconds)
        figure = self._motion.at(seconds)
        if figure is not None:
            scale = canvas.shape[1] / self._width
            draw_body(canvas, figure, moment.colours(self._sides), scale, unit)
            draw_angle(canvas, figure, self._dial, scale, unit)
        draw_moment(canvas, moment, unit)


def annotate(film: Film, track: PoseTrack, report: SetReport | Shown, out: Path | int) -> None:
    """Write ``film`` to ``out`` as H.264 with the report drawn in: upright, at its own times, no sound or metadata.

    Raises FilmError when the film cannot be read; nothing is left at ``out`` then, if it is a path.
    """
    info = probe(film)
    artist = Artist(track, report)
    with opened(film) as source, FilmWriter(out, info.fps) as writer:
        for picture in Decoder(source, info, ALL, LONG_SIDE):
            canvas = even(np.ascontiguousarray(picture.rgb))
            artist.draw(canvas, picture.frame, picture.time)
            writer.add(canvas, picture.time)
