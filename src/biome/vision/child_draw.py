"""What a child that draws has loaded before it is locked in, and how it draws."""

from __future__ import annotations

import io
import socket
from base64 import b64encode
from typing import Any

import numpy as np
from PIL import Image

from biome.vision import ink, messages
from biome.vision.annotate import annotate
from biome.vision.child_numpy import load_numpy
from biome.vision.keyframes import keyframes
from biome.vision.limits import DEFAULT
from biome.vision.shown import shown

LARGEST_CLIP = 4 * DEFAULT.bytes
"""Bytes: ten million bits a second for all the five minutes that a film may last."""


def load_pens() -> None:
    """Do once all that a track and a drawing need: much of it is imported, or found, when it is first used."""
    load_numpy()
    archive = io.BytesIO()
    np.savez(archive, nothing=np.zeros(0))
    np.load(io.BytesIO(archive.getvalue()))["nothing"]
    canvas = np.zeros((64, 64, 3), np.uint8)
    ink.letters(canvas, 0, 0, "8.5°", 20)
    Image.fromarray(canvas).save(io.BytesIO(), "JPEG", quality=80, optimize=True)


def draw(channel: socket.socket, files: list[int], order: dict[str, Any]) -> bytes:
    """Follow an order to draw, with the track that comes after it; the answer's payload."""
    _, payload = messages.receive(channel)
    track, report = messages.unpack_track(payload), shown(order["report"])
    if order["do"] == "keyframes":
        pictures = keyframes(files[0], track, report)
        return messages.pack({str(frame): b64encode(jpeg).decode() for frame, jpeg in pictures.items()})
    film, out = files
    annotate(film, track, report, out)
    return messages.pack({})
