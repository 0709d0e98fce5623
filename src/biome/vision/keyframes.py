"""The pictures that show each fault at its worst, with the skeleton drawn in."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from biome.engine.report import SetReport
from biome.engine.track import PoseTrack
from biome.vision.annotate import Artist
from biome.vision.container import Film, opened
from biome.vision.decode import Decoder
from biome.vision.ink import Canvas
from biome.vision.probe import probe
from biome.vision.shown import Shown

LONG_SIDE = 960
QUALITY = 82


def keyframes(film: Film, track: PoseTrack, report: SetReport | Shown) -> dict[int, bytes]:
    """A JPEG for each issue's worst frame, by frame number; none when there are no issues."""
    wanted = {issue.worst_frame for issue in report.issues}
    if not wanted:
        return {}
    artist = Artist(track, report)
    pictures: dict[int, bytes] = {}
    info = probe(film)  # before it is opened: a descriptor has one place in the file for all who read by it
    with opened(film) as source:
        for picture in Decoder(source, info, wanted, LONG_SIDE):
            canvas = np.ascontiguousarray(picture.rgb)
            artist.draw(canvas, picture.frame, picture.time)
            pictures[picture.frame] = _jpeg(canvas)
    return pictures


def _jpeg(canvas: Canvas) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(canvas).save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()
