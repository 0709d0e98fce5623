"""Reads films to their last frame in a process that is locked in as a child of ours is, and says what came of each.

Usage: ``python -m tests.vision.hostile.reading FILM …``; prints a line of JSON for each, as soon as it is known: what
the probe says, what came of decoding it all, and how long that took.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from typing import Any

from biome.vision import confine
from biome.vision.child_main import load
from biome.vision.container import opened
from biome.vision.decode import Decoder
from biome.vision.errors import FilmError
from biome.vision.probe import probe

CPU_SECONDS = 120.0
RATE = 15.0
"""Pictures a second that are converted; all are decoded."""


def read(film: int) -> dict[str, Any]:
    """What comes of probing and decoding one film; a reason, or the number of frames and how many were damaged."""
    began = time.monotonic()
    found: dict[str, Any] = {}
    try:
        info = probe(film)
        with opened(film) as source:
            decoder = Decoder(source, info, RATE)
            sizes = {picture.rgb.shape[:2] for picture in decoder}
        found |= {"frames": decoder.frames_read, "damaged": decoder.damaged, "sizes": sorted(sizes)}
    except FilmError as error:
        found["reason"] = error.reason
    except Exception:
        found["fault"] = traceback.format_exc()
    return found | {"seconds": round(time.monotonic() - began, 3)}


def main(films: list[str]) -> None:
    """Open all, give up everything else, and read one after the other."""
    load(None)
    confine.bound(CPU_SECONDS)
    descriptors = [os.open(film, os.O_RDONLY) for film in films]
    confine.lock_in()
    for film, descriptor in zip(films, descriptors, strict=True):
        print(json.dumps({"film": os.path.basename(film), **read(descriptor)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
